import { compareText } from '../bson/compare.ts';
import { toWholeNumber } from '../bson/numbers.ts';
import { BSONRegExp, doc, int, isNullish, isNumber, type Maybe, typeName, type Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { toRegExp } from '../query/regex.ts';
import { asText } from './conversion.ts';
import { binary, named, unary, variadic } from './shapes.ts';
import type { Operators } from './types.ts';

const needText = (value: Maybe, name: string, code: number): string => {
  if (typeof value === 'string') return value;
  throw new MongoError(code, `${name} requires a string, found: ${typeName(value)}`);
};
const whole = (value: Maybe, name: string, code: number): number => {
  const number = isNumber(value) ? toWholeNumber(value) : undefined;
  if (number === undefined) throw new MongoError(code, `${name} requires a whole number, found: ${typeName(value)}`);
  return Number(number);
};
/** Null and missing read as empty text, as $toLower and $substr do. */
const loose = (value: Maybe, name: string): string => (isNullish(value) ? '' : asText(value, name));
const fold = (text: string, change: 'toLowerCase' | 'toUpperCase'): string =>
  text.replace(/[A-Za-z]+/g, (letters) => letters[change]());

const concat = variadic(0, Infinity, (values, name) =>
  values.some(isNullish) ? null : values.map((value) => needText(value, name, 16702)).join(''),
);

const WHITESPACE = new Set(
  '\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
);
const trim = (left: boolean, right: boolean) =>
  named(['input'], ['chars'], ({ input, chars }, name) => {
    if (isNullish(input) || chars === null) return null;
    const points = Array.from(needText(input, name, 50699));
    const dropped = chars === undefined ? WHITESPACE : new Set(needText(chars, name, 50700));
    let start = 0;
    let end = points.length;
    while (left && start < end && dropped.has(points[start] as string)) start++;
    while (right && end > start && dropped.has(points[end - 1] as string)) end--;
    return points.slice(start, end).join('');
  });

const substrBytes = variadic(3, 3, ([value, from, size], name) => {
  const bytes = Buffer.from(loose(value, name));
  const start = whole(from, name, 16034);
  const length = whole(size, name, 16035);
  if (start < 0) throw new MongoError(50752, `${name}: starting index must be non-negative`);
  const end = length < 0 ? bytes.length : Math.min(bytes.length, start + length);
  const continues = (at: number) => at < bytes.length && ((bytes[at] as number) & 0xc0) === 0x80;
  if (continues(start))
    throw new MongoError(28656, `${name}: Invalid range, starting index is a UTF-8 continuation byte.`);
  if (continues(end))
    throw new MongoError(28657, `${name}: Invalid range, ending index is in the middle of a UTF-8 character.`);
  return bytes.toString('utf8', start, end);
});

const substrCP = variadic(3, 3, ([value, from, size], name) => {
  const start = whole(from, name, 34450);
  const length = whole(size, name, 34452);
  if (start < 0) throw new MongoError(34455, `${name}: the starting index must be nonnegative integer.`);
  if (length < 0) throw new MongoError(34454, `${name}: length must be a nonnegative integer.`);
  return Array.from(loose(value, name))
    .slice(start, start + length)
    .join('');
});

const indexOf = (bytes: boolean) =>
  variadic(2, 4, ([value, wanted, from, to], name) => {
    if (isNullish(value)) return null;
    const text = needText(value, name, bytes ? 40091 : 40093);
    const part = needText(wanted, name, bytes ? 40092 : 40094);
    const units: ArrayLike<unknown> = bytes ? Buffer.from(text) : Array.from(text);
    const search: ArrayLike<unknown> = bytes ? Buffer.from(part) : Array.from(part);
    const start = from === undefined ? 0 : whole(from, name, 40096);
    const end = to === undefined ? units.length : Math.min(units.length, whole(to, name, 40096));
    if (start < 0) throw new MongoError(40097, `${name} requires a nonnegative start index`);
    for (let i = start; i + search.length <= end; i++) {
      let j = 0;
      while (j < search.length && units[i + j] === search[j]) j++;
      if (j === search.length) return int(i);
    }
    return int(-1);
  });

const replace = (all: boolean) =>
  named(['input', 'find', 'replacement'], [], ({ input, find, replacement }, name) => {
    if (isNullish(input) || isNullish(find) || isNullish(replacement)) return null;
    const text = needText(input, name, 51746);
    const wanted = needText(find, name, 51745);
    const by = needText(replacement, name, 51744);
    return all ? text.split(wanted).join(by) : text.replace(wanted, () => by);
  });

const regexArguments = (input: Maybe, regex: Maybe, options: Maybe, name: string) => {
  if (isNullish(regex)) return undefined;
  const pattern = regex instanceof BSONRegExp ? regex.pattern : needText(regex, name, 51105);
  const flags = isNullish(options)
    ? regex instanceof BSONRegExp
      ? regex.options
      : ''
    : needText(options, name, 51106);
  if (isNullish(input)) return undefined;
  return { text: needText(input, name, 51104), expression: toRegExp(pattern, flags) };
};

const describe = (match: RegExpExecArray): Value =>
  doc({
    match: match[0],
    idx: int(Array.from(match.input.slice(0, match.index)).length),
    captures: match.slice(1).map((group) => group ?? null),
  });

const regexOperator = (onMatch: (text: string, expression: RegExp) => Maybe, otherwise: Maybe) =>
  named(['input', 'regex'], ['options'], ({ input, regex, options }, name) => {
    const found = regexArguments(input, regex, options, name);
    return found ? onMatch(found.text, found.expression) : otherwise;
  });

/** Text. Case folding is of ASCII letters, as MongoDB's. */
export const STRINGS: Operators = {
  $concat: concat,
  $toLower: unary((value, name) => fold(loose(value, name), 'toLowerCase')),
  $toUpper: unary((value, name) => fold(loose(value, name), 'toUpperCase')),
  $trim: trim(true, true),
  $ltrim: trim(true, false),
  $rtrim: trim(false, true),
  $split: binary((value, separator, name) => {
    if (isNullish(value) || isNullish(separator)) return null;
    const by = needText(separator, name, 40086);
    if (by === '') throw new MongoError(40087, '$split requires a non-empty separator');
    return needText(value, name, 40085).split(by);
  }),
  $strLenBytes: unary((value, name) => int(Buffer.byteLength(needText(value, name, 34473)))),
  $strLenCP: unary((value, name) => int(Array.from(needText(value, name, 34471)).length)),
  $strcasecmp: binary((a, b, name) =>
    int(compareText(fold(loose(a, name), 'toUpperCase'), fold(loose(b, name), 'toUpperCase'))),
  ),
  $substr: substrBytes,
  $substrBytes: substrBytes,
  $substrCP: substrCP,
  $indexOfBytes: indexOf(true),
  $indexOfCP: indexOf(false),
  $replaceOne: replace(false),
  $replaceAll: replace(true),
  $regexMatch: regexOperator((text, expression) => expression.test(text), false),
  $regexFind: regexOperator((text, expression) => {
    const match = expression.exec(text);
    return match ? describe(match) : null;
  }, null),
  $regexFindAll: regexOperator(
    (text, expression) =>
      [...text.matchAll(new RegExp(expression.source, `${expression.flags}g`))].map((match) =>
        describe(match as RegExpExecArray),
      ),
    [],
  ),
};
