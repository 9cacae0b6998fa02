import type { Registry } from '@huis-clos/anonymiser';
import { randomBytes } from 'node:crypto';
import { asSource } from './anonymiser.ts';
import { detecting, type Detectors } from './detectors/detectors.ts';
import { neverPersonsIn, stillHolding } from './decisions.ts';
import { currentBlocks, followBlocks, sourceBlocks, type Draft } from './draft.ts';
import { linksHolding } from './links.ts';
import type { Materials } from './materials.ts';
import { ownerOffice } from './professionals.ts';

/** A first draft of the notes as they are. */
export const firstDraft = (detectors: Detectors, materials: Materials, memory: string[]): Promise<Draft> =>
  analysed(
    detectors,
    {
      sources: sourcesOf(materials),
      edits: {},
      findings: [],
      detectorVersion: detectors.version,
      risks: [],
      labels: {},
      decisions: [],
      deciders: {},
      links: {},
      accepted: {},
      returned: null,
      seed: freshSeed(),
    },
    materials,
    memory,
  );

/** A new draft that starts from the review of minutes that left already; their letters stand for nobody in it. */
export const resumed = (detectors: Detectors, draft: Draft, materials: Materials, memory: string[]): Promise<Draft> =>
  refreshed(detectors, { ...draft, seed: freshSeed() }, materials, memory);

/** The draft made again from the notes as they are now; what was decided or rewritten stays where its passage did. */
export function refreshed(detectors: Detectors, draft: Draft, materials: Materials, memory: string[]): Promise<Draft> {
  const sources = followBlocks(draft.sources, sourcesOf(materials));
  const ids = new Set(sources.map(({ id }) => id));
  const edits = Object.fromEntries(Object.entries(draft.edits).filter(([id]) => ids.has(id)));
  return analysed(detectors, { ...draft, sources, edits }, materials, memory);
}

/** The draft with everything found in it now, and the decisions that still hold. @throws {AppError} UNAVAILABLE, TOO_LARGE */
export async function analysed(
  detectors: Detectors,
  draft: Draft,
  materials: Materials,
  memory: string[],
): Promise<Draft> {
  const registry = registryFor(draft, materials, memory);
  const { findings, quasiIdentifiers } = await detecting(() =>
    detectors.analyse(currentBlocks(draft).map(asSource), registry),
  );
  const labels = Object.fromEntries(
    materials.persons.map(({ id, firstNames, lastNames, aliases }) => [
      id,
      [...firstNames, ...lastNames].join(' ') || (aliases[0] ?? ''),
    ]),
  );
  return {
    ...draft,
    findings,
    detectorVersion: detectors.version,
    risks: quasiIdentifiers,
    labels,
    decisions: stillHolding(findings, draft.decisions),
    links: linksHolding(findings, draft.links),
  };
}

/**
 * What the detectors know. The strings this very draft decided are no person are left for it to find, so that the
 * decision can be seen and undone.
 */
export const registryFor = (draft: Draft, { persons, professionals }: Materials, memory: string[]): Registry => {
  const decidedHere = new Set(neverPersonsIn(draft.findings, draft.decisions));
  return { persons, professionals, neverPersons: memory.filter((text) => !decidedHere.has(text)) };
};

const freshSeed = (): string => randomBytes(32).toString('base64url');

const sourcesOf = ({ meeting, notes, professionals }: Materials) =>
  sourceBlocks(meeting.agenda, notes, (block) => ownerOffice(block, professionals));
