import { compare } from '../bson/compare.ts';
import { toWholeNumber } from '../bson/numbers.ts';
import { BSONSymbol, type Document, isDocument, isNumber, type Maybe, type Value } from '../bson/values.ts';
import { formatValue } from '../bson/format.ts';
import { MongoError, notImplemented } from '../errors.ts';

const FIELDS = new Set([
  'locale',
  'strength',
  'caseLevel',
  'caseFirst',
  'numericOrdering',
  'alternate',
  'maxVariable',
  'backwards',
  'normalization',
  'version',
]);

/** How one command compares text (manual: "Collation"): by a language's rules, those of ICU, instead of by bytes. */
export class Collation {
  private readonly collator: Intl.Collator;
  /** The first text met of each class of equal texts, in order. */
  private readonly classes: string[] = [];

  constructor(collator: Intl.Collator) {
    this.collator = collator;
  }

  /**
   * Reads a command's `collation`; undefined when it asks for the order of bytes.
   * @throws MongoError BadValue, as MongoDB; NotImplemented for what this engine cannot do as MongoDB does.
   */
  static of(specification: Document | undefined): Collation | undefined {
    if (!specification || specification.size === 0) return undefined;
    for (const key of specification.keys())
      if (!FIELDS.has(key)) throw new MongoError(40415, `BSON field 'collation.${key}' is an unknown field.`);
    const locale = specification.get('locale');
    if (typeof locale !== 'string')
      throw new MongoError(40414, "BSON field 'collation.locale' is missing but a required field");
    if (locale !== 'simple') return new Collation(collatorOf(locale, specification));
    if (specification.size > 1) throw invalid('simple', specification);
    return undefined;
  }

  readonly compareText = (a: string, b: string): number => this.collator.compare(a, b);

  /** MongoDB's order of values, text by this collation. */
  readonly compare = (a: Maybe, b: Maybe): number => compare(a, b, this.compareText);

  /** The same value for all the values that are equal under this collation. */
  canonical(value: Value): Value {
    if (typeof value === 'string') return this.representative(value);
    if (value instanceof BSONSymbol) return new BSONSymbol(this.representative(value.value));
    if (Array.isArray(value)) return value.map((item) => this.canonical(item));
    if (!isDocument(value)) return value;
    return new Map([...value].map(([key, item]) => [key, this.canonical(item)]));
  }

  private representative(text: string): string {
    let low = 0;
    let high = this.classes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = this.compareText(this.classes[middle] as string, text);
      if (order === 0) return this.classes[middle] as string;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    this.classes.splice(low, 0, text);
    return text;
  }
}

/** Whether a value holds text: what an index, in the order of bytes, cannot find under a collation. */
export const holdsText = (value: Maybe): boolean =>
  typeof value === 'string' ||
  value instanceof BSONSymbol ||
  (Array.isArray(value) && value.some(holdsText)) ||
  (isDocument(value) && [...value.values()].some(holdsText));

const invalid = (field: string, specification: Document) =>
  new MongoError('BadValue', `Field '${field}' is invalid in: ${formatValue(specification)}`);

function collatorOf(locale: string, specification: Document): Intl.Collator {
  const numeric = flag(specification, 'numericOrdering');
  const caseLevel = flag(specification, 'caseLevel');
  if (flag(specification, 'backwards')) throw notImplemented('the collation option backwards');
  // ICU normalises here whatever is asked; it shows only on text whose accents are out of order.
  flag(specification, 'normalization');
  const caseFirst = oneOf(specification, 'caseFirst', ['off', 'upper', 'lower']) ?? 'off';
  const alternate = oneOf(specification, 'alternate', ['non-ignorable', 'shifted']) ?? 'non-ignorable';
  if (oneOf(specification, 'maxVariable', ['punct', 'space']) === 'space' && alternate === 'shifted')
    throw notImplemented('the collation option maxVariable: space');
  const tag = locale.replaceAll('_', '-');
  if (locale.includes('@')) throw notImplemented(`the collation locale ${locale}`);
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(tag) || Intl.Collator.supportedLocalesOf(tag).length === 0)
    throw invalid('locale', specification);
  return new Intl.Collator(tag, {
    usage: 'sort',
    numeric,
    sensitivity: sensitivityOf(specification, caseLevel),
    caseFirst: caseFirst === 'off' ? 'false' : (caseFirst as 'upper' | 'lower'),
    ignorePunctuation: alternate === 'shifted',
  });
}

function sensitivityOf(specification: Document, caseLevel: boolean): 'base' | 'accent' | 'case' | 'variant' {
  const value = specification.get('strength');
  const strength = value === undefined ? 3n : isNumber(value) ? toWholeNumber(value) : undefined;
  if (strength === undefined || strength < 1n || strength > 5n) throw invalid('strength', specification);
  if (strength === 3n && !caseLevel) return 'variant';
  if (strength === 1n) return caseLevel ? 'case' : 'base';
  if (strength === 2n && !caseLevel) return 'accent';
  throw notImplemented(`a collation of strength ${strength}${caseLevel ? ' with caseLevel' : ''}`);
}

function flag(specification: Document, key: string): boolean {
  const value = specification.get(key) ?? false;
  if (typeof value !== 'boolean') throw new MongoError('TypeMismatch', `BSON field 'collation.${key}' must be a bool`);
  return value;
}

function oneOf(specification: Document, key: string, values: readonly string[]): string | undefined {
  const value = specification.get(key);
  if (value !== undefined && !values.includes(value as string)) throw invalid(key, specification);
  return value as string | undefined;
}

/** Operators, of expressions, groups and updates, that compare text: they would need the collation. */
const COMPARING = new Set([
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$cmp',
  '$in',
  '$indexOfArray',
  '$min',
  '$max',
  '$minN',
  '$maxN',
  '$top',
  '$topN',
  '$bottom',
  '$bottomN',
  '$addToSet',
  '$sort',
  '$sortArray',
  '$setUnion',
  '$setIntersection',
  '$setDifference',
  '$setEquals',
  '$setIsSubset',
  '$pull',
  '$pullAll',
  '$elemMatch',
  '$median',
  '$percentile',
]);

/** @throws MongoError NotImplemented for an operator that compares, where this engine compares by bytes only. */
export function refuseComparing(collation: Collation | undefined, value: Maybe): void {
  if (!collation) return;
  if (Array.isArray(value)) value.forEach((item) => refuseComparing(collation, item));
  if (!isDocument(value)) return;
  for (const [key, item] of value) {
    if (COMPARING.has(key)) throw notImplemented(`${key} under a collation`);
    refuseComparing(collation, item);
  }
}
