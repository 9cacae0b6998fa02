import type { FastifyReply, FastifyRequest } from 'fastify';
import { pino, type Logger } from 'pino';

/**
 * A logger that can only say what is on its list: request id, route pattern, status, duration, error code.
 * An error's message and stack may quote what was typed, so they are left out unless the error is our own.
 */
export const createLogger = (level: string, destination?: NodeJS.WritableStream): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: {
        req: (request: FastifyRequest) => ({
          id: request.id,
          method: request.method,
          route: request.routeOptions?.url ?? 'unknown',
        }),
        res: (reply: FastifyReply) => ({ status: reply.statusCode }),
        err: (error: Error & { code?: unknown }) => ({
          name: error.name,
          code: typeof error.code === 'string' || typeof error.code === 'number' ? error.code : undefined,
          at: whereFrom(error),
        }),
      },
    },
    destination ?? pino.destination({ sync: true }),
  );

/** The stack's frames alone: file and line, never the message above them. */
const whereFrom = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
