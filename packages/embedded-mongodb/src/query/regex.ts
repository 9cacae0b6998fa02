import type { BSONRegExp } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';

/** Syntax that PCRE has and JavaScript reads otherwise or not at all. */
const FOREIGN = /\\[QEGKRXhHvVN]|\[\[[:.=]|\(\?[|>#&PR+\-\d]|\(\*|[*+?}]\+/;
const cache = new Map<string, RegExp>();

/** The JavaScript expression for a BSON one, cached. */
export function toRegExp(pattern: string, options: string): RegExp {
  const key = `${options}/${pattern}`;
  let compiled = cache.get(key);
  if (!compiled) {
    if (cache.size > 500) cache.clear();
    cache.set(key, (compiled = compile(pattern, options)));
  }
  return compiled;
}

export const regExpOf = (value: BSONRegExp): RegExp => toRegExp(value.pattern, value.options);

/**
 * Translates PCRE, MongoDB's dialect, to JavaScript's.
 * @throws MongoError 51091 when it is invalid; NotImplemented for syntax that JavaScript would read otherwise.
 */
function compile(source: string, options: string): RegExp {
  let pattern = source;
  const flags = new Set(options);
  for (const flag of flags)
    if (!'imsxu'.includes(flag)) throw new MongoError(51108, `invalid flag in regex options: ${flag}`);
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  if (inline) {
    pattern = pattern.slice(inline[0].length);
    for (const flag of inline[1] as string) flags.add(flag);
  }
  const foreign = FOREIGN.exec(pattern);
  if (foreign) throw notImplemented(`the regular expression syntax ${foreign[0]}`);
  const translated = translate(pattern, flags.has('x'), flags.has('m'));
  const kept = ['i', 'm', 's'].filter((flag) => flags.has(flag)).join('');
  try {
    return new RegExp(translated, `${kept}u`);
  } catch {
    // Strict mode refuses harmless escapes such as \- or \_ : PCRE allows them.
    try {
      return new RegExp(translated, kept);
    } catch (error) {
      throw new MongoError(51091, `Regular expression is invalid: ${error instanceof Error ? error.message : ''}`);
    }
  }
}

/** Rewrites \A, \Z, \z and $ (PCRE's $ also stands before a last line feed), and drops what the x flag ignores. */
function translate(pattern: string, extended: boolean, multiline: boolean): string {
  let out = '';
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] as string;
    if (char === '\\') {
      const next = pattern[++i] ?? '';
      out +=
        next === 'A'
          ? '(?<![\\s\\S])'
          : next === 'z'
            ? '(?![\\s\\S])'
            : next === 'Z'
              ? '(?=\\n?(?![\\s\\S]))'
              : `\\${next}`;
    } else if (inClass) {
      inClass = char !== ']';
      out += char;
    } else if (char === '[') {
      inClass = true;
      out += char;
      if (pattern[i + 1] === '^') out += pattern[++i];
      if (pattern[i + 1] === ']') {
        out += '\\]';
        i++;
      }
    } else if (extended && /\s/.test(char)) continue;
    else if (extended && char === '#') {
      while (i + 1 < pattern.length && pattern[i + 1] !== '\n') i++;
    } else if (char === '$' && !multiline) out += '(?=\\n?(?![\\s\\S]))';
    else out += char;
  }
  return out;
}

/** The literal text that every match of a pattern begins with; empty when there is none. */
export function literalPrefix(value: BSONRegExp): string {
  if (value.options !== '' || !value.pattern.startsWith('^') || value.pattern.includes('|')) return '';
  let out = '';
  for (let i = 1; i < value.pattern.length; i++) {
    const char = value.pattern[i] as string;
    if (/[\\^$.[\](){}*+?]/.test(char)) {
      if (/[*?{]/.test(char)) out = Array.from(out).slice(0, -1).join('');
      break;
    }
    out += char;
  }
  return out;
}
