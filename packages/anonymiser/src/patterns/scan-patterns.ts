import type { ReadDocument, Sighting } from '../document.ts';
import type { Registry } from '../types.ts';
import { newestYear, scanAges, scanBirthDates } from './dates.ts';
import { scanAccounts, scanIdentifiers, scanPlates } from './identifiers.ts';
import { createNumberScanner, frenchNational } from './numbers.ts';
import { toSighting, type PatternHit } from './pattern.ts';
import { addressKeys, scanAddresses, scanSchools } from './places.ts';
import { DIGITS } from '../text/cues.ts';
import { originalEnd, originalStart } from '../text/fold.ts';

/** L2 over the whole document, values of the registry linked to their person. */
export function sightPatterns(document: ReadDocument, registry: Registry): Sighting[] {
  const known = knownValues(registry);
  const scanNumbers = createNumberScanner(known.phones);
  const newest = document.folded.reduce(
    (year, { text }, block) => (hasDigits(document, block) ? Math.max(year, newestYear(text)) : year),
    0,
  );
  const sightings: Sighting[] = [];
  document.folded.forEach((folded, block) => {
    const source = document.blocks[block]?.text ?? '';
    const original = (from: number, to: number): string =>
      source.slice(originalStart(folded, from), originalEnd(folded, to));
    const sight = (hits: readonly PatternHit[]): void => {
      for (const hit of hits) sightings.push(toSighting(document, block, hit));
    };
    const { text } = folded;
    const cues = document.cues[block] ?? 0;
    const digits = hasDigits(document, block);
    sight(
      scanIdentifiers(text, cues).map((hit) =>
        hit.type === 'email' ? { ...hit, personId: known.emails.get(text.slice(hit.from, hit.to)) ?? null } : hit,
      ),
    );
    if (digits) {
      sight(scanAccounts(text));
      sight(scanPlates(text, original));
      sight(scanNumbers(text));
      sight(scanBirthDates(text, cues, known.birthDates, newest));
    }
    sight(scanAges(text, cues));
    if (digits) sight(scanAddresses(text, known.addresses, original));
    sight(scanSchools(text, cues, original));
  });
  return sightings;
}

const hasDigits = ({ cues }: ReadDocument, block: number): boolean => ((cues[block] ?? 0) & DIGITS) !== 0;

/** A registered value to its only owner, or null when several persons share it. */
interface KnownValues {
  phones: Map<string, string | null>;
  emails: Map<string, string | null>;
  birthDates: Map<string, string | null>;
  addresses: Map<string, string | null>;
}

function own(values: Map<string, string | null>, key: string, id: string): void {
  const owner = values.get(key);
  values.set(key, owner === undefined || owner === id ? id : null);
}

function knownValues({ persons }: Registry): KnownValues {
  const known: KnownValues = { phones: new Map(), emails: new Map(), birthDates: new Map(), addresses: new Map() };
  for (const person of persons) {
    for (const phone of person.phones) own(known.phones, frenchNational(phone.replace(/\D/g, '')), person.id);
    for (const email of person.emails) own(known.emails, email.trim().toLowerCase(), person.id);
    for (const address of person.addresses)
      for (const key of addressKeys(address)) own(known.addresses, key, person.id);
    if (person.birthDate) own(known.birthDates, person.birthDate.slice(0, 10), person.id);
  }
  return known;
}
