import type { FastifyReply, FastifyRequest } from 'fastify';
import { pino, type LogFn, type Logger } from 'pino';

type Entry = Parameters<LogFn>;

/**
 * A logger that can only say what is on its list: request id, route pattern, status, duration, error code.
 * An error's message may quote what was typed, so it is left out; of its stack, files and lines alone are kept.
 */
export const createLogger = (level: string, destination?: NodeJS.WritableStream): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: {
        logMethod(entry, log) {
          log.apply(this, withoutMessage(entry));
        },
      },
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

/** An error logged without words of ours would be given its own message: its name stands there instead. */
function withoutMessage([what, words, ...rest]: Entry): Entry {
  const error: unknown = what instanceof Error ? what : (what as { err?: unknown } | null)?.err;
  if (!(error instanceof Error)) return [what, words, ...rest] as Entry;
  const quoting = words === undefined || words === error.message;
  return [what instanceof Error ? { err: what } : what, quoting ? error.name : words, ...rest] as Entry;
}
