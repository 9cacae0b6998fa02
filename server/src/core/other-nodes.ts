/**
 * The other processes that serve the same council. A message is anything that structured cloning copies; its sender is
 * a process that holds the master key, so its shape is trusted. Topics are named `feature.what`.
 */
export interface OtherNodes {
  /** This process, among the others. */
  readonly name: string;
  /** No other process was asked for: nothing is sent, and nothing can be missed. */
  readonly alone: boolean;
  /** Tells every other node. A hint: it may be lost. */
  tell(topic: string, message: unknown): void;
  /** Tells every other node; resolves when each has dealt with it, or when one that did not in time has been reported. */
  ask(topic: string, message: unknown): Promise<void>;
  hear<M>(topic: string, handler: (message: M) => void | Promise<void>): void;
  /** Runs when the line is there again, here or where another speaks: hints were missed meanwhile. */
  onRejoined(listener: () => void): void;
}

/** One process, as most councils run it. */
export const noOtherNodes: OtherNodes = {
  name: 'alone',
  alone: true,
  tell: () => {},
  ask: async () => {},
  hear: () => {},
  onRejoined: () => {},
};
