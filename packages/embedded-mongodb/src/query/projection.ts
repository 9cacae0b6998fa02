import { toDouble, toWholeNumber } from '../bson/numbers.ts';
import { type Document, isDocument, isNumber, type Maybe, typeName, type Value } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { compileExpression } from '../expressions/evaluate.ts';
import type { Evaluate, Variables } from '../expressions/types.ts';
import { elementTest } from './filter.ts';

/** Gives what a projection keeps of a document; `matched` is where the query matched in an array, for `field.$`. */
export type Projection = (document: Document, matched?: number) => Document;

interface Options {
  variables?: Variables;
  /** A $project stage: $slice and $elemMatch are then not the find forms. */
  stage?: boolean;
}

/** Makes one field of the result from the field and the whole document; undefined leaves it out. */
type Transform = (value: Maybe, document: Document, matched: number | undefined) => Maybe;

interface Node {
  children: Map<string, Node>;
  leaf: 'include' | 'exclude' | Transform | undefined;
  /** Whether the leaf changes a field that is there, or makes one by itself. */
  computed: boolean;
}

type Mode = 'include' | 'exclude';

const node = (): Node => ({ children: new Map(), leaf: undefined, computed: false });

/**
 * Compiles a projection, of find or of $project.
 * @throws MongoError for mixed inclusion and exclusion, conflicting paths, or unknown operators.
 */
export function compileProjection(specification: Document, options: Options = {}): Projection {
  const builder = new Builder(options);
  builder.addAll(specification, []);
  const { root } = builder;
  const mode: Mode = builder.mode ?? (root.children.get('_id')?.leaf === 'include' ? 'include' : 'exclude');
  const id = root.children.get('_id');
  if (mode === 'include' && !id) root.children.set('_id', { ...node(), leaf: 'include' });
  return (document, matched) => {
    return new Application(mode, document, matched).document(root, document);
  };
}

class Builder {
  readonly root = node();
  mode: Mode | undefined;
  private readonly options: Options;

  constructor(options: Options) {
    this.options = options;
  }

  addAll(fields: Document, above: string[]): void {
    if (fields.size === 0 && (above.length > 0 || this.options.stage)) {
      throw new MongoError(
        above.length > 0 ? 51270 : 51272,
        'An empty sub-projection is not a valid value. Found empty object at path',
      );
    }
    for (const [key, value] of fields) this.add([...above, ...pathParts(key)], value);
  }

  private add(parts: string[], value: Value): void {
    const last = parts.at(-1) as string;
    if (last === '$' && !this.options.stage) {
      this.setMode('include', parts);
      this.put(parts.slice(0, -1), positional, false);
      return;
    }
    if (isNumber(value) || typeof value === 'boolean') {
      const include = value === true || (isNumber(value) && toDouble(value) !== 0);
      if (parts.join('.') !== '_id') this.setMode(include ? 'include' : 'exclude', parts);
      this.put(parts, include ? 'include' : 'exclude', false);
      return;
    }
    if (isDocument(value) && !(value.keys().next().value ?? '').startsWith('$')) {
      this.addAll(value, parts);
      return;
    }
    const special = this.options.stage ? undefined : findOperator(value);
    if (special) {
      if (special.name === '$elemMatch') this.setMode('include', parts);
      this.put(parts, special.transform, false);
      return;
    }
    if (this.mode === 'exclude') {
      throw new MongoError(
        31252,
        `Invalid $project :: caused by :: Cannot use an expression ${String(last)} in an exclusion projection`,
      );
    }
    this.setMode('include', parts);
    const evaluate: Evaluate = compileExpression(value);
    const variables = this.options.variables ?? new Map();
    this.put(parts, (_, document) => evaluate(document, variables), true);
  }

  private setMode(mode: Mode, parts: string[]): void {
    if (this.mode === undefined) {
      this.mode = mode;
      return;
    }
    if (this.mode === mode) return;
    const path = parts.join('.');
    throw mode === 'exclude'
      ? new MongoError(
          31254,
          `Invalid $project :: caused by :: Cannot do exclusion on field ${path} in inclusion projection`,
        )
      : new MongoError(
          31253,
          `Invalid $project :: caused by :: Cannot do inclusion on field ${path} in exclusion projection`,
        );
  }

  private put(parts: string[], leaf: Exclude<Node['leaf'], undefined>, computed: boolean): void {
    let at = this.root;
    for (const part of parts) {
      if (at.leaf !== undefined) throw collision(parts);
      let next = at.children.get(part);
      if (!next) at.children.set(part, (next = node()));
      at = next;
    }
    if (at.leaf !== undefined || at.children.size > 0) throw collision(parts);
    at.leaf = leaf;
    at.computed = computed;
  }
}

const collision = (parts: string[]) =>
  new MongoError(31249, `Invalid $project :: caused by :: Path collision at ${parts.join('.')}`);

function pathParts(path: string): string[] {
  const parts = path.split('.');
  if (parts.includes(''))
    throw new MongoError(path === '' ? 40352 : 15998, 'FieldPath field names may not be empty strings.');
  parts.forEach((part, i) => {
    if (part.startsWith('$') && !(part === '$' && i === parts.length - 1 && i > 0)) {
      throw new MongoError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
    }
  });
  return parts;
}

const positional: Transform = (value, _, matched) => {
  if (!Array.isArray(value)) return value;
  if (matched === undefined) {
    throw new MongoError(
      51246,
      "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
    );
  }
  return value.slice(matched, matched + 1);
};

function findOperator(value: Value): { name: string; transform: Transform } | undefined {
  if (!isDocument(value)) return undefined;
  const [name, operand] = [...value][0] as [string, Value];
  if (name === '$meta') throw notImplemented('$meta in a projection');
  if (name === '$elemMatch') {
    if (!isDocument(operand))
      throw new MongoError(31274, 'elemMatch: Invalid argument, object required, but got ' + typeName(operand));
    const test = elementTest(operand);
    return {
      name,
      transform: (array) => {
        const found = Array.isArray(array) ? array.find(test) : undefined;
        return found === undefined ? undefined : [found];
      },
    };
  }
  if (name !== '$slice') return undefined;
  if (Array.isArray(operand) && typeof operand[0] === 'string') return undefined;
  const [skip, limit] = sliceBounds(operand);
  return {
    name,
    transform: (array) => {
      if (!Array.isArray(array)) return array;
      if (limit === undefined) return skip < 0 ? array.slice(skip) : array.slice(0, skip);
      const start = skip < 0 ? Math.max(0, array.length + skip) : skip;
      return array.slice(start, start + limit);
    },
  };
}

function sliceBounds(operand: Value): [number, number | undefined] {
  const numbers = (Array.isArray(operand) ? operand : [operand]).map((item) => {
    const whole = isNumber(item) ? toWholeNumber(item) : undefined;
    if (whole === undefined)
      throw new MongoError(28724, `First argument to $slice must be an array, but is of type: ${typeName(item)}`);
    return Number(whole);
  });
  const [first, second] = numbers;
  if (first === undefined || numbers.length > 2)
    throw new MongoError(28667, 'Expression $slice takes at least 2 arguments, and at most 3');
  if (second !== undefined && second <= 0)
    throw new MongoError(28729, `Third argument to $slice must be positive: ${second}`);
  return [first, second];
}

class Application {
  private readonly mode: Mode;
  private readonly whole: Document;
  private readonly matched: number | undefined;

  constructor(mode: Mode, whole: Document, matched: number | undefined) {
    this.mode = mode;
    this.whole = whole;
    this.matched = matched;
  }

  document(at: Node, source: Document): Document {
    const out: Document = new Map();
    for (const [key, value] of source) {
      const child = at.children.get(key);
      if (!child) {
        if (this.mode === 'exclude') out.set(key, value);
        continue;
      }
      const kept = child.computed ? undefined : this.field(child, value);
      if (kept !== undefined) out.set(key, kept);
    }
    this.addComputed(at, out, source);
    return out;
  }

  private field(child: Node, value: Value): Maybe {
    if (child.leaf === 'include') return value;
    if (child.leaf === 'exclude') return undefined;
    if (child.leaf) return child.leaf(value, this.whole, this.matched);
    if (isDocument(value)) return this.document(child, value);
    if (Array.isArray(value)) return this.array(child, value);
    return this.mode === 'exclude' ? value : undefined;
  }

  private array(child: Node, items: Value[]): Value[] {
    const out: Value[] = [];
    for (const item of items) {
      if (isDocument(item)) out.push(this.document(child, item));
      else if (Array.isArray(item)) out.push(this.array(child, item));
      else if (this.mode === 'exclude') out.push(item);
    }
    return out;
  }

  private addComputed(at: Node, out: Document, source: Document): void {
    for (const [key, child] of at.children) {
      if (child.computed) {
        const value = (child.leaf as Transform)(source.get(key), this.whole, this.matched);
        if (value !== undefined) out.set(key, value);
      } else if (child.leaf === undefined && hasComputed(child) && !out.has(key)) {
        const made: Document = new Map();
        this.addComputed(child, made, new Map());
        out.set(key, made);
      }
    }
  }
}

const hasComputed = (at: Node): boolean => at.computed || [...at.children.values()].some(hasComputed);
