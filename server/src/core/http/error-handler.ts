import type { ErrorBody } from '@huis-clos/contracts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, httpStatus, notFound } from '../errors.ts';

/** Turns whatever went wrong into the one shape of error answers; what is not ours is logged without its message and said as INTERNAL. */
export function answerError(error: FastifyError | AppError, request: FastifyRequest, reply: FastifyReply): void {
  const known = asAppError(error);
  if (known.code === 'INTERNAL') request.log.error(error);
  reply.status(httpStatus[known.code]).send(body(known, request.id));
}

export const notFoundBody = (requestId: string): ErrorBody => body(notFound(), requestId);

const body = ({ code, message, fields }: AppError, requestId: string): ErrorBody => ({
  code,
  message,
  requestId,
  ...(fields && { fields }),
});

const UNREACHABLE = new Set([
  'MongoNetworkError',
  'MongoServerSelectionError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongooseServerSelectionError',
]);

function asAppError(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error;
  if (error.validation)
    return new AppError(
      'INVALID_INPUT',
      undefined,
      error.validation.map(({ instancePath, params, keyword }) => ({
        path: pathOf(instancePath, params),
        message: sentenceOf(keyword),
      })),
    );
  if (error.statusCode === 413) return new AppError('TOO_LARGE');
  if (error.statusCode === 429) return new AppError('TOO_MANY_ATTEMPTS');
  if (error.statusCode && error.statusCode < 500) return new AppError('INVALID_INPUT');
  if (UNREACHABLE.has(error.name)) return new AppError('UNAVAILABLE');
  return new AppError('INTERNAL');
}

const pathOf = (instancePath: string, params: Record<string, unknown>): string => {
  const missing = params['missingProperty'];
  return typeof missing === 'string' ? `${instancePath}/${missing}` : instancePath;
};

const perKeyword: Record<string, string> = {
  required: 'À remplir.',
  minLength: 'Trop court.',
  maxLength: 'Trop long.',
  pattern: 'Format inattendu.',
  format: 'Format inattendu.',
  enum: 'Choisissez dans la liste.',
  additionalProperties: 'Information non prévue ici.',
  minItems: 'Ajoutez-en au moins un.',
  maxItems: 'Il y en a trop.',
};
const sentenceOf = (keyword: string): string => perKeyword[keyword] ?? 'Valeur inattendue.';
