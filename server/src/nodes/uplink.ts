import { createAdapter } from '@socket.io/cluster-adapter';
import type { ServerOptions } from 'socket.io';

/** What carries the line between nodes. */
export interface Uplink {
  adapter: ServerOptions['adapter'];
  /** Whether others can be reached at this moment, as far as is known here. */
  open(): boolean;
  /** Runs when what was closed is open again: whatever was said meanwhile, either way, is lost. */
  onReopened(listener: () => void): void;
  close(): Promise<void>;
}

/** Between the processes of one host, through the one that started them. */
export const clusterUplink = (): Uplink => ({
  // A process that died is no longer waited for after three seconds.
  adapter: createAdapter({ heartbeatInterval: 1_000, heartbeatTimeout: 3_000 }),
  open: () => process.connected,
  onReopened: () => {},
  close: async () => {},
});
