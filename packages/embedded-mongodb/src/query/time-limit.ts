import { toWholeNumber } from '../bson/numbers.ts';
import { type Document, isNumber, typeName } from '../bson/values.ts';
import { MongoError } from '../errors.ts';

const MOST_MILLIS = 2n ** 31n - 1n;

/** The time a query may take (`maxTimeMS`): the work of all its batches counts, the client's pauses between them do not. */
export class TimeLimit {
  private left: number;
  private until: number;

  constructor(millis: number) {
    this.left = millis;
    this.until = performance.now() + millis;
  }

  /** Reads a command's `maxTimeMS`; undefined when it sets no limit. */
  static of(command: Document): TimeLimit | undefined {
    const value = command.get('maxTimeMS');
    if (value === undefined) return undefined;
    if (!isNumber(value)) throw new MongoError('BadValue', `maxTimeMS must be a number, found ${typeName(value)}`);
    const millis = toWholeNumber(value);
    if (millis === undefined) throw new MongoError('BadValue', 'maxTimeMS has non-integral value');
    if (millis < 0n || millis > MOST_MILLIS)
      throw new MongoError('BadValue', `${millis} value for maxTimeMS is out of range [0, ${MOST_MILLIS}]`);
    return millis === 0n ? undefined : new TimeLimit(Number(millis));
  }

  /** The work goes on. */
  resume(): void {
    this.until = performance.now() + this.left;
  }

  /** The work stops until the client asks for more. */
  pause(): void {
    this.left = this.until - performance.now();
  }

  /** @throws MongoError MaxTimeMSExpired once the time is over. */
  check(): void {
    if (performance.now() > this.until) throw new MongoError('MaxTimeMSExpired', 'operation exceeded time limit');
  }
}
