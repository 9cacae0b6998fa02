import { equal } from '../bson/compare.ts';
import { type Document, isDocument, isNullish, type Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { type Collection, type Index, prefix } from '../storage/collection.ts';
import { type Demand, type Demands, demandsOf, intersect, type Interval, type KeyRange, keyRange } from './bounds.ts';
import type { CompiledFilter } from './compiled-filter.ts';
import { compileFilter } from './filter.ts';
import { isArrayIndex } from './index-keys.ts';
import type { Sort } from './sort.ts';

export interface IndexScan {
  kind: 'index';
  index: Index;
  /** In the index's order. */
  ranges: KeyRange[];
  reverse: boolean;
  /** How many fields are bounded: for explain, and for choosing. */
  bounded: number;
}

export type Plan =
  | { kind: 'collection'; reverse: boolean }
  | IndexScan
  /** Each record once, from whichever branch finds it first. */
  | { kind: 'union'; branches: IndexScan[] };

export interface Planned {
  plan: Plan;
  /** Whether the plan gives documents in the order asked for. */
  sorted: boolean;
}

export interface PlanRequest {
  collection: Collection;
  filter: CompiledFilter;
  sort: Sort;
  hint?: Value | undefined;
  /** Commit that the reader sees; indexes made later are not in its view. */
  asOf: number;
}

/** More scans than this and one wide range is better. */
const MAX_RANGES = 4000;

/**
 * Chooses how to read: by the index that bounds the most, or that gives the order.
 * @throws MongoError BadValue for a hint that names no index.
 */
export function plan(request: PlanRequest): Planned {
  const { collection, filter, sort } = request;
  // Indexes are in the order of bytes, which is not a collation's.
  if (filter.collation && sort.length > 0) return { ...plan({ ...request, sort: [] }), sorted: false };
  const demands = demandsOf(filter);
  const hinted = request.hint === undefined ? undefined : findHint(collection, request.hint);
  if (hinted && !('fields' in hinted))
    return { plan: { kind: 'collection', reverse: hinted.reverse }, sorted: sort.length === 0 };
  const usable = (hinted ? [hinted] : collection.indexes).filter(
    (index) => index.createdAt <= request.asOf && (hinted !== undefined || serves(index, demands)),
  );
  let best: { scan: IndexScan; sorted: boolean; score: number } | undefined;
  for (const index of usable) {
    const candidate = scanFor(index, demands, sort);
    if (candidate && (!best || candidate.score > best.score)) best = candidate;
  }
  if (best && (best.scan.bounded > 0 || hinted)) return { plan: best.scan, sorted: best.sorted };
  const branches = hinted ? undefined : unionFor(filter, request);
  if (branches) return { plan: { kind: 'union', branches }, sorted: sort.length === 0 };
  if (best && best.score > 0) return { plan: best.scan, sorted: best.sorted };
  const natural = sort.length === 1 && sort[0]?.path === '$natural';
  return {
    plan: { kind: 'collection', reverse: natural && sort[0]?.descending === true },
    sorted: sort.length === 0 || natural,
  };
}

function findHint(collection: Collection, hint: Value): Index | { reverse: boolean } {
  if (isDocument(hint) && hint.has('$natural')) return { reverse: equal(hint.get('$natural'), -1) };
  const index = collection.indexes.find((candidate) =>
    typeof hint === 'string' ? candidate.name === hint : equal(candidate.spec.get('key'), hint),
  );
  if (!index) {
    throw new MongoError(
      'BadValue',
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  }
  return index;
}

/** Whether an index holds every document that the filter can match. */
function serves(index: Index, demands: Demands): boolean {
  if (index.fields.some((field) => field.parts.some(isArrayIndex))) return false;
  if (index.sparse && !index.fields.some((field) => demands.get(field.path)?.some(impliesPresence))) return false;
  return !index.partialFilter || impliesFilter(demands, index.partialFilter);
}

const impliesPresence = ({ operator, operand }: Demand): boolean =>
  operator === '$exists' ||
  (operator === '$in' ? Array.isArray(operand) && !operand.some(isNullish) : !isNullish(operand));

/** Whether what a query demands makes a partial index's filter true. */
function impliesFilter(demands: Demands, partial: Document): boolean {
  const { node } = compileFilter(partial);
  const tests = node.kind === 'and' ? node.children : [compileFilter(partial)];
  return tests.every((test) => {
    if (test.node.kind !== 'test') return false;
    const { path, operator, operand } = test.node;
    return (demands.get(path) ?? []).some((demand) => {
      if (demand.operator === operator && equal(demand.operand, operand)) return true;
      if (operator === '$exists') return impliesPresence(demand);
      if (demand.operator === '$eq' && !Array.isArray(demand.operand) && !isNullish(demand.operand))
        return test.matchesValue(demand.operand);
      if (demand.operator === '$in' && Array.isArray(demand.operand)) {
        return demand.operand.every((item) => !Array.isArray(item) && !isNullish(item) && test.matchesValue(item));
      }
      return withinRange(demand, demandsOf(test).get(path)?.[0]);
    });
  });
}

/** Whether one range lies inside another. */
function withinRange(inner: Demand, outer: Demand | undefined): boolean {
  if (!outer || !['$gt', '$gte', '$lt', '$lte'].includes(outer.operator)) return false;
  const [a, b] = [inner.intervals, outer.intervals];
  const [x, y] = [a[0], b[0]];
  return (
    a.length === 1 &&
    b.length === 1 &&
    x !== undefined &&
    y !== undefined &&
    Buffer.compare(x.low, y.low) >= 0 &&
    Buffer.compare(x.high, y.high) <= 0
  );
}

function scanFor(
  index: Index,
  demands: Demands,
  sort: Sort,
): { scan: IndexScan; sorted: boolean; score: number } | undefined {
  const bounds = boundsFor(index, demands);
  const order = sort.length === 0 ? undefined : orderOf(index, bounds, sort);
  if (bounds.length === 0 && !order) {
    // Nothing to gain from reading the whole index, unless a hint asks for it.
    return {
      scan: { kind: 'index', index, ranges: rangesOf(index, []), reverse: false, bounded: 0 },
      sorted: sort.length === 0,
      score: -1,
    };
  }
  const points = bounds.filter((list) => list.every((interval) => interval.point));
  const exact = index.unique && points.length === index.fields.length ? 50 : 0;
  return {
    scan: {
      kind: 'index',
      index,
      ranges: rangesOf(index, bounds),
      reverse: order === 'reverse',
      bounded: bounds.length,
    },
    sorted: sort.length === 0 || order !== undefined,
    score:
      exact + points.length * 10 + (bounds.length - points.length) * 4 + (order ? 5 : 0) - index.fields.length / 100,
  };
}

/** The bounds of the leading fields: points as long as possible, then one range. */
function boundsFor(index: Index, demands: Demands): Interval[][] {
  const bounds: Interval[][] = [];
  let boundedArray = false;
  let combinations = 1;
  for (let i = 0; i < index.fields.length; i++) {
    const list = demands.get(index.fields[i]?.path ?? '');
    const multikey = index.multikey[i] === true;
    if (!list || (multikey && boundedArray)) break;
    const intervals = multikey ? best(list) : list.map((demand) => demand.intervals).reduce(intersect);
    combinations *= Math.max(1, intervals.length);
    if (combinations > MAX_RANGES || isEverything(intervals)) break;
    boundedArray ||= multikey;
    bounds.push(intervals);
    if (!intervals.every((interval) => interval.point)) break;
  }
  return bounds;
}

const isEverything = (intervals: readonly Interval[]): boolean =>
  intervals.some((interval) => interval.low.length === 0);

/** With arrays, different elements may meet different demands: only one of them can bound the scan. */
const best = (list: readonly Demand[]): Interval[] =>
  (
    list.find((demand) => demand.operator === '$eq') ??
    list.find((demand) => demand.operator === '$in') ??
    (list[0] as Demand)
  ).intervals;

/** Whether an index scan gives the order asked for, and in which direction. */
function orderOf(index: Index, bounds: readonly Interval[][], sort: Sort): 'forward' | 'reverse' | undefined {
  if (index.cut) return undefined;
  const single = (i: number) => bounds[i]?.length === 1 && bounds[i]?.[0]?.point === true && index.multikey[i] !== true;
  const wanted = sort.filter(({ path }) => !index.fields.some((field, i) => field.path === path && single(i)));
  let direction: 'forward' | 'reverse' | undefined = wanted.length === 0 ? 'forward' : undefined;
  let at = 0;
  for (let i = 0; i < index.fields.length && at < wanted.length; i++) {
    const field = index.fields[i];
    const next = wanted[at];
    if (field?.path !== next?.path) {
      if (single(i)) continue;
      return undefined;
    }
    if (index.multikey[i]) return undefined;
    // Several points before the last sort field would give several runs, each sorted only by itself.
    if (i > 0 && bounds.slice(0, i).some((list, j) => !single(j) && list.length > 0 && at === 0)) return undefined;
    const turned = field?.descending === next?.descending ? 'forward' : 'reverse';
    if (direction && direction !== turned) return undefined;
    direction = turned;
    at++;
  }
  return at === wanted.length ? direction : undefined;
}

function rangesOf(index: Index, bounds: readonly Interval[][]): KeyRange[] {
  const start = prefix(index.id);
  if (bounds.length === 0) return [{ lower: start, upper: prefix(index.id + 1) }];
  let prefixes = [start];
  const ranges: KeyRange[] = [];
  bounds.forEach((intervals, i) => {
    const descending = index.fields[i]?.descending === true;
    if (i === bounds.length - 1) {
      for (const before of prefixes)
        for (const interval of intervals) ranges.push(keyRange(before, interval, descending));
      return;
    }
    prefixes = prefixes.flatMap((before) =>
      intervals.map(({ low }) =>
        Buffer.concat([before, descending ? Buffer.from(low.map((byte) => 255 - byte)) : low]),
      ),
    );
  });
  return ranges.sort((a, b) => Buffer.compare(a.lower, b.lower));
}

/** An indexed scan for every branch of a disjunction, or nothing. */
function unionFor(filter: CompiledFilter, request: PlanRequest): IndexScan[] | undefined {
  const { node } = filter;
  if (node.kind === 'and') {
    for (const child of node.children) {
      const found = child.node.kind === 'or' ? unionFor(child, request) : undefined;
      if (found) return found;
    }
    return undefined;
  }
  if (node.kind !== 'or' || node.children.length === 0) return undefined;
  const branches: IndexScan[] = [];
  for (const child of node.children) {
    const { plan: branch } = plan({ ...request, filter: child, sort: [] });
    if (branch.kind === 'index' && branch.bounded > 0) branches.push(branch);
    else if (branch.kind === 'union') branches.push(...branch.branches);
    else return undefined;
  }
  return branches;
}
