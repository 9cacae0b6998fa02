import type { Document, Value } from '../bson/values.ts';
import type { Variables } from '../expressions/types.ts';
import type { Collation } from '../query/collation.ts';
import type { CompiledFilter } from '../query/compiled-filter.ts';
import type { Sort } from '../query/sort.ts';
import type { Stream } from '../query/stream.ts';

/** What a pipeline may ask of the database around it. */
export interface Surroundings {
  variables: Variables;
  /** How the command compares text; undefined: by bytes. */
  collation?: Collation | undefined;
  /** Documents of another collection of the same database that match a filter. */
  read: (collection: string, filter: CompiledFilter) => Stream<Document>;
  /** `compilePipeline`, for stages that hold pipelines of their own. */
  compile: (pipeline: readonly Value[], surroundings: Surroundings, options?: { nested?: boolean }) => Pipeline;
}

/** A compiled pipeline. */
export interface Pipeline {
  /** Applies every stage to a stream. */
  stage: Stage;
  /** Applies it to a collection, giving the leading filter to what reads the collection. */
  over: (read: (filter: CompiledFilter, sort: Sort, limit: number) => Stream<Document>) => Stream<Document>;
}

/** One stage, ready: what comes out for what goes in. */
export type Stage = (input: Stream<Document>) => Stream<Document>;
export type StageCompiler = (operand: Value, surroundings: Surroundings, name: string) => Stage;
