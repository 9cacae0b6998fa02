import { isDocument, isNumber, type Document, type Maybe, type Value } from '../bson/values.ts';
import { toDouble, toWholeNumber } from '../bson/numbers.ts';
import { MongoError, notImplemented } from '../errors.ts';

/** One client's connection, as commands and fail points know it. */
export interface Client {
  /** The name that the client gave in its first hello. */
  appName: string | undefined;
  /** Set to close the connection instead of answering. */
  dropped: boolean;
}

/** What an active fail point does to a command. */
export interface CommandFailure {
  blockMillis: number;
  closeConnection: boolean;
  error: MongoError | undefined;
  writeConcernError: Document | undefined;
  /** Replaces the labels that the answer would carry. */
  errorLabels: string[] | undefined;
}

type Name = 'failCommand' | 'onPrimaryTransactionalWrite';
const NAMES: readonly Name[] = ['failCommand', 'onPrimaryTransactionalWrite'];

interface FailPoint {
  /** Activations to let pass first. */
  skip: number;
  /** Activations left after those. */
  times: number;
  data: Document;
  /** Activations so far. */
  count: number;
}

const OFF: FailPoint = { skip: 0, times: 0, data: new Map(), count: 0 };

/**
 * Failures that a test asks for, as mongod makes them with `enableTestCommands` (drivers' specification tests rely on
 * them): `failCommand` on commands by name, `onPrimaryTransactionalWrite` on each statement of a retryable write.
 */
export class FailPoints {
  /** Whether clients may configure them. */
  readonly enabled: boolean;
  private readonly points = new Map<Name, FailPoint>();

  constructor(enabled: boolean) {
    this.enabled = enabled;
  }

  /**
   * Runs `configureFailPoint`.
   * @returns how often the point had been activated.
   * @throws MongoError NotImplemented for a point this engine lacks, FailedToParse for a mode that does not exist.
   */
  configure(command: Document): number {
    const name = NAMES.find((known) => known === command.get('configureFailPoint'));
    if (!name) throw notImplemented(`the fail point ${String(command.get('configureFailPoint'))}`);
    const data = command.get('data') ?? new Map<string, Value>();
    if (!isDocument(data)) throw new MongoError('TypeMismatch', "'data' of a fail point must be an object");
    for (const key of data.keys()) if (!DATA_FIELDS.has(key)) throw notImplemented(`the fail point option ${key}`);
    const before = this.points.get(name)?.count ?? 0;
    this.points.set(name, { ...modeOf(command.get('mode')), data, count: 0 });
    return before;
  }

  /** What the fail points make of a command, if anything. */
  onCommand(name: string, db: Maybe, command: Document, client: Client): CommandFailure | undefined {
    if (name === 'configureFailPoint') return undefined;
    const target = command.get(name);
    const namespace = `${String(db)}.${String(target)}`;
    const data = this.activate('failCommand', (wanted) => {
      const names = wanted.get('failCommands');
      return (
        Array.isArray(names) &&
        names.includes(name) &&
        [undefined, client.appName].includes(wanted.get('appName') as string | undefined) &&
        [undefined, namespace].includes(wanted.get('namespace') as string | undefined)
      );
    });
    return data && failureOf(data);
  }

  /**
   * A statement of a retryable write was applied.
   * @throws FailPointError to take the whole command back.
   */
  onTransactionalWrite(client: Client): void {
    const data = this.activate('onPrimaryTransactionalWrite', () => true);
    if (!data) return;
    if (data.get('closeConnection') !== false) client.dropped = true;
    const code = data.get('failBeforeCommitExceptionCode');
    if (isNumber(code)) throw new FailPointError(toDouble(code), 'Failing write for onPrimaryTransactionalWrite');
  }

  private activate(name: Name, applies: (data: Document) => boolean): Document | undefined {
    const point = this.points.get(name);
    if (!point || point.times === 0 || !applies(point.data)) return undefined;
    if (point.skip > 0) {
      point.skip--;
      return undefined;
    }
    point.times--;
    point.count++;
    return point.data;
  }
}

/** A failure that a test asked for: it fails the whole command, never a statement of it. */
export class FailPointError extends MongoError {}

const DATA_FIELDS = new Set([
  'failCommands',
  'closeConnection',
  'errorCode',
  'errorLabels',
  'writeConcernError',
  'blockConnection',
  'blockTimeMS',
  'appName',
  'namespace',
  'failInternalCommands',
  'failBeforeCommitExceptionCode',
]);

function modeOf(mode: Maybe): Pick<FailPoint, 'skip' | 'times'> {
  if (mode === 'off') return OFF;
  if (mode === 'alwaysOn') return { skip: 0, times: Infinity };
  if (isDocument(mode)) {
    const times = mode.get('times');
    if (isNumber(times)) return { skip: 0, times: Number(toWholeNumber(times) ?? 0n) };
    const skip = mode.get('skip');
    if (isNumber(skip)) return { skip: Number(toWholeNumber(skip) ?? 0n), times: Infinity };
    if (mode.has('activationProbability')) throw notImplemented('activationProbability of a fail point');
  }
  throw new MongoError('FailedToParse', "A fail point's mode must be 'off', 'alwaysOn', {times: n} or {skip: n}");
}

function failureOf(data: Document): CommandFailure {
  const code = data.get('errorCode');
  const wait = data.get('blockTimeMS');
  const concern = data.get('writeConcernError');
  const labels = data.get('errorLabels');
  const errorLabels = Array.isArray(labels) ? labels.map(String) : undefined;
  return {
    blockMillis: data.get('blockConnection') === true && isNumber(wait) ? toDouble(wait) : 0,
    closeConnection: data.get('closeConnection') === true,
    error: isNumber(code)
      ? new FailPointError(toDouble(code), "Failing command via 'failCommand' failpoint")
      : undefined,
    writeConcernError: isDocument(concern) ? concern : undefined,
    errorLabels,
  };
}
