import { toDouble } from '../bson/numbers.ts';
import { isNullish, isNumber, type Maybe } from '../bson/values.ts';

/** MongoDB's truth: everything but false, zero, null, undefined and missing. */
export const truthy = (value: Maybe): boolean =>
  isNumber(value) ? toDouble(value) !== 0 : value !== false && !isNullish(value);
