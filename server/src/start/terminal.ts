import { StartupError } from '../core/errors.ts';

/** Says where the service answers and, at a first start, how to create the council. */
export function announce(address: string, firstRunLink: string | null): void {
  const first = firstRunLink && `Créez votre conseil avec ce lien, valable une fois et 24 heures : ${firstRunLink}`;
  console.log([`Huis clos répond sur ${address}`, ...(first ? [first] : [])].join('\n'));
}

/** Runs `close` once, at Ctrl-C or when the process is told to end, and ends with 0. */
export function onStopSignal(close: () => Promise<void>): void {
  let closing: Promise<void> | undefined;
  const stop = () => void (closing ??= close().then(() => process.exit(0)));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** Ends the process with 1, after one line for people where the cause is theirs to mend. */
export function refuseToStart(error: unknown): never {
  console.error(
    error instanceof StartupError
      ? error.message
      : `Démarrage impossible (${error instanceof Error ? error.name : 'erreur'}). ${error instanceof Error ? (error.stack ?? '') : ''}`,
  );
  process.exit(1);
}
