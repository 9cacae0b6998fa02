import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { AppError } from '../errors.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Headers of every answer, and the refusal of writes that come from another site's page. */
export function secureWeb(app: FastifyInstance, origins: () => string[], secure: boolean): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (!SAFE.has(request.method) && origin !== undefined && !origins().includes(origin))
      throw new AppError('FOREIGN_ORIGIN');
    reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
      ...(secure && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
    });
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
}

/** A fresh nonce for the styles that the interface's library writes into the page, and the policy that goes with it. */
export function contentSecurity(reply: FastifyReply): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  reply.header('content-security-policy', policy.join('; '));
  return nonce;
}
