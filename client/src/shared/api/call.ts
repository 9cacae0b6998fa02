import type { AnswerOf, BodyOf, ErrorBody, ParamsOf, QueryOf, Route } from '@huis-clos/contracts';
import { fr } from '../../i18n/fr.ts';
import { ApiError } from '../errors/api-error.ts';

type Needs<K extends 'params' | 'query' | 'body', V> = [V] extends [undefined] ? { [P in K]?: never } : { [P in K]: V };

/** What a route takes: only the parts it declares. */
export type CallInput<R extends Route> = Needs<'params', ParamsOf<R>> &
  Needs<'query', QueryOf<R>> &
  Needs<'body', BodyOf<R>>;
type CallArguments<R extends Route> =
  Record<never, never> extends CallInput<R>
    ? [input?: CallInput<R>, signal?: AbortSignal]
    : [input: CallInput<R>, signal?: AbortSignal];

/**
 * Asks the server through its contract.
 * @returns the answer as the contract types it
 * @throws {ApiError} refused by the server, or `UNAVAILABLE` when it does not answer
 */
export async function call<R extends Route>(route: R, ...[input, signal]: CallArguments<R>): Promise<AnswerOf<R>> {
  const parts: RequestParts = input ?? {};
  const response = await send(route, parts, signal);
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as AnswerOf<R>;
}

interface RequestParts {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

/** The address of a route, for links that download. */
export const addressOf = (route: Route, params: Record<string, string>): string =>
  route.url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

async function send(route: Route, parts: RequestParts, signal?: AbortSignal): Promise<Response> {
  const address = addressOf(route, (parts.params ?? {}) as Record<string, string>) + searchOf(parts.query);
  const hasBody = parts.body !== undefined;
  try {
    return await fetch(address, {
      method: route.method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(hasBody && { 'content-type': 'application/json' }) },
      ...(hasBody && { body: JSON.stringify(parts.body) }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError('UNAVAILABLE', fr.errors.offline);
  }
}

function searchOf(query: unknown): string {
  const entries = Object.entries((query ?? {}) as Record<string, string | undefined>);
  const given = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}

/** A proxy between us and the server may answer something that is not ours. */
async function refusal(response: Response): Promise<ApiError> {
  try {
    const { code, message, requestId, fields } = (await response.json()) as ErrorBody;
    if (code && message) return new ApiError(code, message, requestId, fields);
  } catch {
    // Not JSON: said below in our own words.
  }
  return new ApiError('UNAVAILABLE', fr.errors.unreadable);
}
