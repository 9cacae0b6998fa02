import type { Static, TSchema } from 'typebox';

/**
 * One address of the HTTP contract: the server validates, answers and documents from it; the client calls through it.
 * `files` marks an answer that is a download rather than JSON.
 */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Fastify pattern: `/api/bodies/:bodyId`. */
  url: string;
  params?: TSchema;
  query?: TSchema;
  body?: TSchema;
  answer: TSchema;
  files?: true;
}

/** Keeps the literal schemas of a route in its type. */
export const route = <const T extends Route>(definition: T): T => definition;

type Part<T, K extends keyof Route> = T extends { [key in K]?: infer S }
  ? S extends TSchema
    ? Static<S>
    : undefined
  : undefined;
export type ParamsOf<T> = Part<T, 'params'>;
export type QueryOf<T> = Part<T, 'query'>;
export type BodyOf<T> = Part<T, 'body'>;
export type AnswerOf<T> = Part<T, 'answer'>;
