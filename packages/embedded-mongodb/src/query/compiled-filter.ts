import type { Document, Value } from '../bson/values.ts';
import type { Collation } from './collation.ts';
import type { ValueTest } from './operators.ts';
import type { Found } from './paths.ts';

export type Predicate = (document: Document, found?: Found) => boolean;

/** What the planner reads: the filter as a tree. `test` leaves carry the operator and its operand. */
export type FilterNode =
  | { kind: 'and' | 'or' | 'nor'; children: CompiledFilter[] }
  | { kind: 'not'; child: CompiledFilter }
  | { kind: 'test'; path: string; operator: string; operand: Value; collation: Collation | undefined }
  | { kind: 'opaque' };

export interface CompiledFilter {
  node: FilterNode;
  /** How the command compares text; undefined: by bytes. */
  collation?: Collation | undefined;
  matches: Predicate;
  /** The same test on one value as it is, its path left out: for the elements that $elemMatch and $pull look at. */
  matchesValue: ValueTest;
}

/** The fields at the top of documents that a filter looks at; undefined when it may look at any. */
export function fieldsOfFilter(filter: CompiledFilter, into = new Set<string>()): Set<string> | undefined {
  const { node } = filter;
  switch (node.kind) {
    case 'opaque':
      return undefined;
    case 'test':
      return into.add(node.path.split('.', 1)[0] as string);
    case 'not':
      return fieldsOfFilter(node.child, into);
    default:
      return node.children.every((child) => fieldsOfFilter(child, into)) ? into : undefined;
  }
}
