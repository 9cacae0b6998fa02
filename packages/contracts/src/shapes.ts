import { Type, type Static, type TProperties, type TSchema } from 'typebox';

/** An object that refuses any property it does not name: every body in and out is one. */
export const closed = <P extends TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

/** A closed object whose every property may be left out: what a PATCH takes. */
export const patchOf = <P extends TProperties>(properties: P) =>
  Type.Partial(closed(properties), { additionalProperties: false });

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** One of the given words. */
export const oneOf = <const T extends readonly string[]>(words: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...words] });

/** A non-empty line or paragraph, at most `max` UTF-16 units; blanks alone are refused. */
export const text = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: '\\S' });

/** 128 random bits in base64url: says nothing of what it names. */
export const Id = Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' });
export type Id = Static<typeof Id>;

/** Calendar day, `YYYY-MM-DD`. */
export const Day = Type.String({ format: 'date' });
/** Instant, RFC 3339 with its offset; without leap seconds, which `Date` does not know. */
export const Instant = Type.String({ format: 'date-time', pattern: 'T\\d{2}:\\d{2}:[0-5]\\d' });

/** Grows by one at each change; a change sent with an older one is refused (`CONFLICT`). */
export const Version = Type.Integer({ minimum: 1 });

export const Empty = closed({});

/** A person as lists and labels show them. */
export const PersonLabel = closed({ id: Id, name: Type.String(), organisation: Type.String() });
export type PersonLabel = Static<typeof PersonLabel>;
