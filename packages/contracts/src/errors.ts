import { Type, type Static } from 'typebox';
import { closed, oneOf } from './shapes.ts';

/** Every way a request can be refused. Absent and forbidden are one: `NOT_FOUND`. */
export const errorCodes = [
  'INVALID_INPUT',
  'NOT_SIGNED_IN',
  'WRONG_CREDENTIALS',
  'TOO_MANY_ATTEMPTS',
  'WEAK_PASSPHRASE',
  'LINK_EXPIRED',
  'NOT_FOUND',
  'CHARTER_UNSIGNED',
  'CONFLICT',
  'ALREADY_EXISTS',
  'SITUATION_CLOSED',
  'IMPORT_UNREADABLE',
  'UNDECIDED_FINDINGS',
  'SOURCE_CHANGED',
  'SAME_PERSON',
  'WRONG_STATE',
  'LEAK_FOUND',
  'BLOCKED_QUASI_IDENTIFIERS',
  'FOREIGN_ORIGIN',
  'TOO_LARGE',
  'UNAVAILABLE',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** The one shape of every error answer: a code for programs, a French sentence to act on, an id to quote when asking for help. */
export const ErrorBody = closed({
  code: oneOf(errorCodes),
  message: Type.String(),
  requestId: Type.String(),
  /** Where the input is wrong, as JSON pointers; never the value found. */
  fields: Type.Optional(Type.Array(closed({ path: Type.String(), message: Type.String() }))),
});
export type ErrorBody = Static<typeof ErrorBody>;
