import type { Collection } from '../storage/collection.ts';
import type { Overlay } from '../storage/overlay.ts';
import type { Snapshot } from '../storage/store.ts';

/** One open multi-document transaction: a frozen view, its own changes over it, and the keys it holds. */
export interface Transaction {
  session: string;
  number: bigint;
  /** Commit it began after; anything committed later conflicts with it. */
  startedAt: number;
  snapshot: Snapshot;
  overlay: Overlay;
  held: Set<string>;
  collections: Set<Collection>;
  /** Collections it creates, which others do not see yet. */
  created: Collection[];
  /** Resolves when the transaction has committed or aborted. */
  ended: Promise<void>;
  end: () => void;
  expires: number;
  committing: boolean;
}
