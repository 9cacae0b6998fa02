import { AppError } from '../core/errors.ts';

/** More than one draft may hold, whether its words, the passages to look at in it or its bytes are counted. */
export const tooLong = (): AppError =>
  new AppError(
    'TOO_LARGE',
    'Ces notes sont trop longues pour un seul compte rendu. Répartissez-les entre plusieurs séances, puis recommencez.',
  );
