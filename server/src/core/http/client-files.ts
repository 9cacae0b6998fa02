import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFoundBody } from './error-handler.ts';
import { contentSecurity } from './web-security.ts';

/** Serves the built interface; any address that is not of the interface of programs gets its page, which then decides what to show. */
export async function serveClient(app: FastifyInstance, folder: string | null): Promise<void> {
  const page = folder && (await readFile(join(folder, 'index.html'), 'utf8'));
  const sendPage = (reply: FastifyReply): FastifyReply => {
    const nonce = contentSecurity(reply);
    return reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send((page ?? '').replaceAll('__CSP_NONCE__', nonce));
  };
  if (folder) {
    await app.register(fastifyStatic, { root: join(folder, 'assets'), serve: false, immutable: true, maxAge: '1y' });
    app.get<{ Params: { '*': string } }>('/assets/*', { config: { access: 'public' } }, (request, reply) =>
      reply.sendFile(request.params['*']),
    );
    app.get('/', { config: { access: 'public' } }, (_request, reply) => sendPage(reply));
  }
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const wantsPage = request.method === 'GET' && !/^\/(api|assets|socket\.io|metrics)(\/|$|\?)/.test(request.url);
    return page && wantsPage ? sendPage(reply) : reply.status(404).send(notFoundBody(request.id));
  });
}
