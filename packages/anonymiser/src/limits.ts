/** The most that one analysis looks through. What a caller allows is its own affair: without limits all is read. */
export interface Limits {
  /** Words and numbers of all blocks. */
  words: number;
  /** What the detectors see, before overlapping passages are joined; what may single somebody out is not counted. */
  sightings: number;
}

/**
 * Of one draft: 200 pages of 500 words, and as many passages as a document of the database can hold. Whatever the text,
 * its analysis takes about a second at most (`npm run bench`).
 */
export const DRAFT_LIMITS: Limits = { words: 100_000, sightings: 50_000 };

export const NO_LIMITS: Limits = { words: Infinity, sightings: Infinity };

/** The notes hold more than the caller's limits allow. Says nothing of what they hold. */
export class TooMuchText extends Error {
  override name = 'TooMuchText';
}

/**
 * All of them, in their order; what is made as it is asked for stops with them.
 * @throws {TooMuchText} at the first one beyond `most`
 */
export function atMost<Sighting>(most: number, sightings: Iterable<Sighting>): Sighting[] {
  const kept: Sighting[] = [];
  for (const sighting of sightings) {
    if (kept.length >= most) throw new TooMuchText('too many passages');
    kept.push(sighting);
  }
  return kept;
}
