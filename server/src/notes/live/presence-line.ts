import type { OtherNodes } from '../../core/other-nodes.ts';
import type { Shown } from './presence.ts';

/** Those whom one node shows in a document; of a newcomer to it, a question: who is there? */
interface SeenElsewhere {
  node: string;
  documentId: string;
  shown: Shown[];
  asks: boolean;
}

/** What a room hears of its likes on other nodes. */
export interface PresentElsewhere {
  shownElsewhere(node: string, shown: Shown[]): void;
  /** Everyone whom this node shows. */
  own(): Shown[];
}

/** Tells the other nodes who is in a document here, and the rooms here who is there. */
export class PresenceLine {
  readonly #nodes: OtherNodes;

  constructor(nodes: OtherNodes, roomOf: (documentId: string) => PresentElsewhere | undefined) {
    this.#nodes = nodes;
    nodes.hear<SeenElsewhere>('notes.presence', ({ node, documentId, shown, asks }) => {
      const room = roomOf(documentId);
      if (!room) return;
      room.shownElsewhere(node, shown);
      if (asks) this.tell(documentId, room.own());
    });
  }

  tell(documentId: string, shown: Shown[], { asks = false } = {}): void {
    if (this.#nodes.alone || (shown.length === 0 && !asks)) return;
    const message: SeenElsewhere = { node: this.#nodes.name, documentId, shown, asks };
    this.#nodes.tell('notes.presence', message);
  }
}
