import type { Value } from '../bson/values.ts';
import type { Collection } from '../storage/collection.ts';
import { findById } from '../storage/documents.ts';
import type { Reader } from '../storage/store.ts';
import { holdsText } from './collation.ts';
import type { CompiledFilter } from './compiled-filter.ts';
import { plan, type Planned } from './planner.ts';
import { scan, type ScanCounts } from './scan.ts';
import type { Sort } from './sort.ts';
import { filtered, limited, type Row, skipped, sorted, type Stream } from './stream.ts';
import type { TimeLimit } from './time-limit.ts';

export interface Query {
  reader: Reader;
  /** Undefined when the collection does not exist: nothing matches. */
  collection: Collection | undefined;
  filter: CompiledFilter;
  sort: Sort;
  skip: number;
  limit: number;
  hint?: Value | undefined;
  asOf: number;
  /** The time it may take. */
  time?: TimeLimit | undefined;
  needsMatch?: boolean;
  /** Counts what was read, for explain. */
  counts?: ScanCounts;
  /** Told of the plan chosen, for explain. */
  onPlan?: (planned: Planned) => void;
}

/** Runs a query: the cheapest plan, the filter checked on every document, then order, skip and limit. */
export function find(query: Query): Stream<Row> {
  const { reader, collection, filter, sort, skip, limit } = query;
  if (!collection) return [];
  const counts = query.counts ?? { keys: 0, documents: 0 };
  const id = query.hint === undefined && !query.onPlan ? idOf(filter) : undefined;
  if (id !== undefined) {
    const stored = findById(reader, collection, id);
    const rows = filtered(stored ? [stored] : [], filter, query.needsMatch);
    return window(rows, skip, limit);
  }
  const planned = plan({ collection, filter, sort, hint: query.hint, asOf: query.asOf });
  query.onPlan?.(planned);
  let rows: Stream<Row> = filtered(
    scan(reader, collection, planned.plan, counts),
    filter,
    query.needsMatch,
    query.time,
  );
  if (!planned.sorted)
    rows = sorted(
      rows,
      sort,
      skip + limit,
      (row) => row.document,
      (row) => row.raw.length * 2,
      filter.collation,
    );
  return window(rows, skip, limit);
}

function window(rows: Stream<Row>, skip: number, limit: number): Stream<Row> {
  const rest = skip > 0 ? skipped(rows, skip) : rows;
  return Number.isFinite(limit) ? limited(rest, limit) : rest;
}

/** The `_id` that a filter asks for, when it asks for one exactly. */
function idOf(filter: CompiledFilter): Value | undefined {
  const { node } = filter;
  if (node.kind !== 'test' || node.path !== '_id' || node.operator !== '$eq') return undefined;
  if (node.collation && holdsText(node.operand)) return undefined;
  return node.operand === null || Array.isArray(node.operand) ? undefined : node.operand;
}
