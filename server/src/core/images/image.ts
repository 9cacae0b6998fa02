import { AppError } from '../errors.ts';
import { isJpeg, isJpegOfPixelsAlone, jpegPixels } from './jpeg.ts';
import type { Pixels } from './pixels.ts';
import { isPng, isPngOfPixelsAlone, pngPixels } from './png.ts';

/** A PNG or a JPEG that holds nothing but its pixels. */
export interface Image extends Pixels {
  type: 'image/png' | 'image/jpeg';
}

/**
 * The picture that somebody chose, known by its first bytes and rid of all that is not its pixels: EXIF, comments,
 * texts, thumbnails, profiles, whatever follows its end.
 * @throws {AppError} INVALID_INPUT, with what to do
 */
export function imageOf(bytes: Buffer): Image {
  if (isPng(bytes)) return { type: 'image/png', ...pngPixels(bytes) };
  if (isJpeg(bytes)) return { type: 'image/jpeg', ...jpegPixels(bytes) };
  throw new AppError('INVALID_INPUT', 'Choisissez une image PNG ou JPEG : ce fichier n’en est pas une.');
}

/** Whether these bytes are a picture that holds nothing but its pixels. */
export function isOfPixelsAlone(bytes: Buffer): boolean {
  if (isPng(bytes)) return isPngOfPixelsAlone(bytes);
  return isJpeg(bytes) && isJpegOfPixelsAlone(bytes);
}
