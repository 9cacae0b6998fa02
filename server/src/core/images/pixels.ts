import { AppError } from '../errors.ts';

/** A picture that holds nothing but its pixels; sides in pixels. */
export interface Pixels {
  width: number;
  height: number;
  bytes: Buffer;
}

/** Pixels a side: enough to print a letterhead, and nothing that unpacks into a fortune of memory. */
const SIDE = { least: 16, most: 2000 };

/** To be asked before anything is unpacked. @throws {AppError} INVALID_INPUT */
export function assertFits(width: number, height: number): void {
  if ([width, height].some((side) => side < SIDE.least || side > SIDE.most))
    throw new AppError(
      'INVALID_INPUT',
      `Cette image mesure ${width} × ${height} pixels : chaque côté doit en avoir entre ${SIDE.least} et ${SIDE.most}.`,
    );
}

export const unreadable = (): AppError =>
  new AppError(
    'INVALID_INPUT',
    'Cette image n’a pas pu être lue\u00a0: elle est abîmée ou incomplète. Enregistrez-la de nouveau en PNG ou en JPEG.',
  );
