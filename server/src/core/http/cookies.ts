import cookie from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Reads and writes the session's cookie: `__Host-` and Secure over TLS, a plain name over http on this machine only. */
export interface SessionCookie {
  readonly name: string;
  read(request: FastifyRequest): string | null;
  /** The same, from the header itself: sockets have no request of Fastify's. */
  in(header: string | undefined): string | null;
  set(reply: FastifyReply, secret: string): void;
  clear(reply: FastifyReply): void;
}

export const sessionCookie = (secure: boolean): SessionCookie => {
  const name = secure ? '__Host-session' : 'session';
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    name,
    read: (request) => request.cookies[name] ?? null,
    in: (header) => cookie.fastifyCookie.parse(header ?? '')[name] ?? null,
    set: (reply, secret) => void reply.setCookie(name, secret, options),
    clear: (reply) => void reply.clearCookie(name, options).header('clear-site-data', '"cache", "storage"'),
  };
};
