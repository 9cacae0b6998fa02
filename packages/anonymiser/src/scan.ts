import { analyseWith } from './analyse.ts';
import { readDocument, type Sighting } from './document.ts';
import type { Gazetteers } from './gazetteers/gazetteers.ts';
import { Marks } from './layers/marks.ts';
import { markRegistry } from './layers/registry.ts';
import { buildRegistryIndex, type RegistryIndex } from './layers/registry-index.ts';
import { sightNames } from './layers/runs.ts';
import { createClassify } from './lexicon/classify.ts';
import { mergeSightings } from './merge.ts';
import { sightPatterns } from './patterns/scan-patterns.ts';
import type { Finding, FindingType, Registry } from './types.ts';

/** Something that must not be in a published artefact. */
export interface Hit {
  /** Which of the scanned texts. */
  textIndex: number;
  start: number;
  end: number;
  /** Nominative: never logged. */
  text: string;
  type: FindingType;
  personId: string | null;
  reason: string;
}

const NO_WORDS: Gazetteers = {
  givenNames: new Map(),
  surnames: new Set(),
  communes: new Set(),
  towns: new Set(),
  words: new Set(),
};
/** Forms that identify; a school class or an age band alone is the quasi-identifiers' business. */
const FORMATTED = new Set<FindingType>([
  'phone',
  'email',
  'handle',
  'plate',
  'iban',
  'nir',
  'birthDate',
  'address',
  'fileName',
]);

/**
 * The gate's last look at the rebuilt artefact: every text of it (title, paragraphs, file name, alternative texts,
 * metadata). Registered names, exact and approximate (L1), and formatted identifiers (L2). Publishing requires an empty answer.
 * @param gazetteers the dictionary, so that « la roche » in an ordinary sentence is not taken for Mme de la Roche; without it
 * only capitals tell, and more is reported
 */
export function scanArtefact(texts: readonly string[], registry: Registry, gazetteers: Gazetteers = NO_WORDS): Hit[] {
  const blocks = texts.map((text, index) => ({ id: String(index), text, mentions: [] }));
  const document = readDocument(blocks, createClassify(gazetteers, new Set(), new Set(), new Map()));
  const index = buildRegistryIndex({ ...registry, professionals: [] });
  const marks = new Marks(document.tokens);
  markRegistry(marks, index);
  const names: Sighting[] = sightNames(marks, document, index).filter(
    ({ must, confidence }) => must === 'mask' || confidence >= 0.5,
  );
  const forms = sightPatterns(document, registry).filter(({ type, must }) => FORMATTED.has(type) && must === 'mask');
  return mergeSightings(blocks, [...names, ...forms]).map(({ blockId, start, end, text, type, personId, reasons }) => ({
    textIndex: Number(blockId),
    start,
    end,
    text,
    type,
    personId,
    reason: reasons[0] ?? '',
  }));
}

const typing = new WeakMap<Registry, RegistryIndex>();

/**
 * As-you-type help for one paragraph: registered names to turn into mentions, and what will be masked. The names of a
 * registry object are indexed once: give a new object when the registry changes. A help only: publishing never rests on it.
 */
export function scanAsTyped(text: string, registry: Registry, gazetteers: Gazetteers): Finding[] {
  const index = typing.get(registry) ?? buildRegistryIndex(registry);
  typing.set(registry, index);
  const blocks = [{ id: 'typed', text, mentions: [] }];
  return analyseWith(blocks, registry, index, gazetteers).findings.filter(({ must }) => must === 'mask');
}
