import { type EncodableDocument, reply } from '../bson/encode.ts';
import { doc, type Document, int, isDocument, type Value } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import { find } from '../query/find.ts';
import type { Plan, Planned } from '../query/planner.ts';
import type { ScanCounts } from '../query/scan.ts';
import { aggregateStream } from './aggregate.ts';
import { arrayField, checkFields, collationOf, type CommandContext, documentField } from './context.ts';
import { findQuery, hintOf } from './find.ts';

interface Measured {
  plan: Planned | undefined;
  counts: ScanCounts;
  returned: number;
  millis: number;
}

/** `explain`: the plan that a command uses, and what it read when run. Writes are not made. */
export async function explainCommand(context: CommandContext): Promise<EncodableDocument> {
  checkFields(context.command, 'explain', ['verbosity']);
  const inner = context.command.get('explain');
  if (!isDocument(inner)) throw new MongoError('TypeMismatch', "BSON field 'explain.explain' must be an object");
  const name = inner.keys().next().value ?? '';
  const target = inner.get(name);
  const explained: CommandContext = { ...context, name, command: new Map([...inner, ['$db', context.db]]) };
  const measured = await run(explained, name, String(target));
  const namespace = `${context.db}.${String(target)}`;
  return reply({
    explainVersion: '1',
    queryPlanner: doc({
      namespace,
      winningPlan: measured.plan ? describePlan(measured.plan) : doc({ stage: 'EOF' }),
      rejectedPlans: [],
    }),
    executionStats: doc({
      executionSuccess: true,
      nReturned: int(measured.returned),
      executionTimeMillis: int(Math.round(measured.millis)),
      totalKeysExamined: int(measured.counts.keys),
      totalDocsExamined: int(measured.counts.documents),
    }),
    command: explained.command,
  });
}

async function run(context: CommandContext, name: string, target: string): Promise<Measured> {
  const measured: Measured = { plan: undefined, counts: { keys: 0, documents: 0 }, returned: 0, millis: 0 };
  const watch = {
    counts: measured.counts,
    onPlan: (plan: Planned) => {
      measured.plan = plan;
    },
  };
  const start = performance.now();
  await context.engine.visit<unknown>(streamOf(context, name, target, watch), () => {
    measured.returned++;
  });
  measured.millis = performance.now() - start;
  return measured;
}

function streamOf(
  context: CommandContext,
  name: string,
  target: string,
  watch: { counts: ScanCounts; onPlan: (plan: Planned) => void },
) {
  const { command, engine } = context;
  if (name === 'aggregate')
    return aggregateStream(context, target, arrayField(command, 'pipeline', 'aggregate'), watch);
  if (name === 'find') return find({ ...findQuery(context).query, ...watch });
  const filter = filterOf(command, name);
  return find({
    reader: context.reader,
    collection: engine.catalog.get(context.db, target),
    filter: compileFilter(filter, undefined, collationOf(command, name)),
    sort: [],
    skip: 0,
    limit: Infinity,
    hint: hintOf(command),
    asOf: context.asOf,
    time: context.time,
    ...watch,
  });
}

function filterOf(command: Document, name: string): Document {
  if (name === 'count' || name === 'distinct' || name === 'findAndModify')
    return documentField(command, 'query', name) ?? new Map();
  if (name !== 'update' && name !== 'delete') throw notImplemented(`explain of ${name}`);
  const statement = arrayField(command, `${name}s`, name)[0];
  return (isDocument(statement) ? documentField(statement, 'q', name) : undefined) ?? new Map();
}

function describePlan({ plan, sorted }: Planned): Document {
  const stage = describe(plan);
  return sorted ? stage : doc({ stage: 'SORT', inputStage: stage });
}

function describe(plan: Plan): Document {
  if (plan.kind === 'collection') return doc({ stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' });
  if (plan.kind === 'union') {
    return doc({
      stage: 'FETCH',
      inputStage: doc({ stage: 'OR', inputStages: plan.branches.map((branch): Value => scanStage(branch)) }),
    });
  }
  return doc({ stage: 'FETCH', inputStage: scanStage(plan) });
}

const scanStage = ({ index, ranges, reverse, bounded }: Extract<Plan, { kind: 'index' }>): Document =>
  doc({
    stage: 'IXSCAN',
    keyPattern: index.spec.get('key') as Document,
    indexName: index.name,
    isMultiKey: index.multikey.some(Boolean),
    isUnique: index.unique,
    isSparse: index.sparse,
    isPartial: index.partialFilter !== undefined,
    direction: reverse ? 'backward' : 'forward',
    boundedFields: int(bounded),
    ranges: int(ranges.length),
  });
