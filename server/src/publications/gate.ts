import { createHash } from 'node:crypto';
import { undecided, type Registry } from '@huis-clos/anonymiser';
import type { MinutesContent } from '@huis-clos/contracts';
import { AppError } from '../core/errors.ts';
import { registryFor } from './analysis.ts';
import { asSource, detecting, type Detectors } from './anonymiser.ts';
import { fileStem, rebuild, textsOf } from './artefact.ts';
import { asFinding } from './decisions.ts';
import { currentBlocks } from './draft.ts';
import { words } from './exports/words.ts';
import { assertCleanFiles } from './file-scan.ts';
import type { Materials } from './materials.ts';
import type { OpenedPublication } from './publication-store.ts';
import { hasOpenRisk } from './risks.ts';

/** What came through the gate. */
export interface Passed {
  content: MinutesContent;
  /** SHA-256 of the content. */
  hash: string;
}

/**
 * The gate: minutes come out of it only if all its conditions hold, and each has its own refusal. It looks at the
 * notes, the registry and the detectors as they are now, not at what an earlier step found.
 * @throws {AppError} SOURCE_CHANGED, UNDECIDED_FINDINGS, BLOCKED_QUASI_IDENTIFIERS, LEAK_FOUND; UNAVAILABLE when a detector or a file fails
 */
export async function passGate(
  detectors: Detectors,
  { record, draft }: OpenedPublication,
  materials: Materials,
  memory: string[],
): Promise<Passed> {
  const registry = registryFor(draft, materials, memory);
  if (draft.detectorVersion !== detectors.version)
    throw new AppError(
      'SOURCE_CHANGED',
      'La recherche des noms a été améliorée depuis cette relecture. Actualisez le brouillon avant de continuer.',
    );
  if (record.sourceHash !== materials.hash) throw new AppError('SOURCE_CHANGED');

  const now = detecting(() => detectors.analyse(currentBlocks(draft).map(asSource), registry));
  const known = new Set(draft.findings.map(({ id }) => id));
  if (now.findings.some(({ id }) => !known.has(id))) throw new AppError('SOURCE_CHANGED');

  if (undecided(draft.findings.map(asFinding), draft.decisions).length > 0) throw new AppError('UNDECIDED_FINDINGS');
  if (hasOpenRisk(draft)) throw new AppError('BLOCKED_QUASI_IDENTIFIERS');

  const content = rebuild(draft, materials);
  assertNoLeak(detectors, registry, [
    ...textsOf(content),
    { where: 'le titre', text: words.title },
    // The number itself is drawn when it is published: the year, then how many.
    { where: 'le nom du fichier', text: fileStem({ number: content.meetingOn.slice(0, 4), edition: 1 }) },
  ]);
  await assertCleanFiles(detectors, registry, content);
  return { content, hash: createHash('sha256').update(JSON.stringify(content)).digest('hex') };
}

function assertNoLeak(detectors: Detectors, registry: Registry, texts: { where: string; text: string }[]): void {
  const [first] = detecting(() =>
    detectors.leaks(
      texts.map(({ text }) => text),
      registry,
    ),
  );
  if (first === undefined) return;
  throw new AppError(
    'LEAK_FOUND',
    `Un nom ou un identifiant subsiste dans ${texts[first]?.where ?? 'le texte'}. Reprenez la relecture : rien n’a été publié.`,
  );
}
