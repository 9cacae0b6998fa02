import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from '@huis-clos/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../caller.ts';
import { AppError } from '../errors.ts';

/** Who may knock: anyone, or whoever is signed in. What they may do inside is the service's to decide, on the stored record. */
export type Access = 'public' | 'signedIn';

/** Finds who is asking; null when no one is signed in. */
export type Identify = (request: FastifyRequest) => Promise<Caller | null>;

interface Visit<R extends Route> {
  params: ParamsOf<R>;
  query: QueryOf<R>;
  body: BodyOf<R>;
  request: FastifyRequest;
  reply: FastifyReply;
}
/** Answers of downloads are bytes the handler sends itself. */
type Answer<R extends Route> = R extends { files: true } ? Buffer : AnswerOf<R>;
type Handler<R extends Route, A extends Access> = (
  visit: Visit<R> & { caller: A extends 'signedIn' ? Caller : null },
) => Promise<Answer<R>> | Answer<R>;

export interface Doors {
  /** Opens one address of the contract: validated in and out, for callers of that access only. */
  open<R extends Route, A extends Access>(route: R, access: A, handler: Handler<R, A>): void;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    /** Who asks; null on public routes. */
    caller: Caller | null;
  }
}

/** Refuses, while the server is being built, any route that does not say who may knock. */
export function requireDeclaredAccess(app: FastifyInstance): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.access === undefined) throw new Error(`route ${String(method)} ${url} declares no access`);
  });
}

export function createDoors(app: FastifyInstance, identify: Identify): Doors {
  app.decorateRequest('caller', null);
  return {
    open(route, access, handler) {
      app.route({
        method: route.method,
        url: route.url,
        config: { access },
        // Before the body is even read: a stranger's is not.
        onRequest: async (request) => {
          if (access === 'public') return;
          request.caller = await identify(request);
          if (!request.caller) throw new AppError('NOT_SIGNED_IN');
        },
        schema: {
          ...(route.params && { params: route.params }),
          ...(route.query && { querystring: route.query }),
          ...(route.body && { body: route.body }),
          ...(route.files ? {} : { response: { 200: route.answer } }),
        },
        handler: async (request, reply) => {
          const { caller, params, query, body } = request;
          return handler({ caller, params, query, body, request, reply } as Parameters<typeof handler>[0]);
        },
      });
    },
  };
}
