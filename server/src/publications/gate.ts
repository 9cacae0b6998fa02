import { createHash } from 'node:crypto';
import { undecided, type Registry } from '@huis-clos/anonymiser';
import type { MinutesContent, Publication } from '@huis-clos/contracts';
import { AppError } from '../core/errors.ts';
import { registryFor } from './analysis.ts';
import { asSource } from './anonymiser.ts';
import { detecting, type Detectors } from './detectors/detectors.ts';
import { fileStem, rebuild, textsOf } from './artefact.ts';
import { asFinding } from './decisions.ts';
import { currentBlocks, type Draft } from './draft.ts';
import type { Formats } from './exports/formats.ts';
import { words } from './exports/words.ts';
import { assertCleanFiles } from './file-scan.ts';
import type { Materials } from './materials.ts';
import type { OpenedPublication } from './publication-store.ts';
import { hasOpenRisk } from './risks.ts';
import { stalenessOf } from './staleness.ts';

/** What the gate works with. */
export interface GateTools {
  detectors: Detectors;
  formats: Formats;
}

/** What came through the gate. */
export interface Passed {
  content: MinutesContent;
  /** SHA-256 of the content. */
  hash: string;
}

/**
 * The gate: minutes come out of it only if all its conditions hold, and each has its own refusal, which says what to
 * do. It looks at the notes, the registry and the detectors as they are now, not at what an earlier step found. That
 * two people answer for what leaves is the workflow's to check.
 * @throws {AppError} SOURCE_CHANGED, UNDECIDED_FINDINGS, BLOCKED_QUASI_IDENTIFIERS, LEAK_FOUND, TOO_LARGE; UNAVAILABLE when
 * anything fails
 */
export async function passGate(
  { detectors, formats }: GateTools,
  opened: OpenedPublication,
  materials: Materials,
  memory: string[],
): Promise<Passed> {
  const { draft } = opened;
  const { content, registry } = await detecting(async () => {
    const registry = registryFor(draft, materials, memory);
    assertFresh(stalenessOf(opened, materials, detectors));
    assertDecided(draft);
    await assertNothingNew(detectors, draft, registry);
    if (hasOpenRisk(draft)) throw new AppError('BLOCKED_QUASI_IDENTIFIERS');

    const content = rebuild(draft, materials);
    await assertNoLeak(detectors, registry, [
      ...textsOf(content),
      { where: 'le titre', text: words.title },
      // The number itself is drawn when it is published: the year, then how many.
      { where: 'le nom du fichier', text: fileStem({ number: content.meetingOn.slice(0, 4), edition: 1 }) },
    ]);
    return { content, registry };
  });
  await assertCleanFiles(detectors, registry, content, materials.logo, Object.values(formats));
  return { content, hash: createHash('sha256').update(JSON.stringify(content)).digest('hex') };
}

function assertFresh(stale: Publication['stale']): void {
  if (stale === 'detectors')
    throw new AppError(
      'SOURCE_CHANGED',
      'La recherche des noms a été mise à jour depuis ce brouillon. Reprenez les notes avant de continuer.',
    );
  if (stale) throw new AppError('SOURCE_CHANGED');
}

function assertDecided({ findings, decisions }: Draft): void {
  const waiting = new Set(undecided(findings.map(asFinding), decisions).map(({ id }) => id));
  if (waiting.size === 0) return;
  const keptBlindly = decisions.some(({ findingId, choice }) => choice === 'keep' && waiting.has(findingId));
  throw keptBlindly
    ? new AppError(
        'UNDECIDED_FINDINGS',
        'Un passage est conservé sans que l’on sache pourquoi. Écrivez le motif, ou remplacez le passage.',
      )
    : new AppError('UNDECIDED_FINDINGS');
}

/** Nothing that the detectors find now was left out of the review, nor was it then less doubtful. */
async function assertNothingNew(detectors: Detectors, draft: Draft, registry: Registry): Promise<void> {
  const { findings: now } = await detectors.analyse(currentBlocks(draft).map(asSource), registry);
  const known = new Set(draft.findings.map(({ id }) => id));
  if (now.some(({ id }) => !known.has(id)) || undecided(now, draft.decisions).length > 0)
    throw new AppError(
      'SOURCE_CHANGED',
      'Des passages que personne n’a relus sont repérés dans ce texte. Reprenez les notes pour les voir et les décider.',
    );
}

async function assertNoLeak(
  detectors: Detectors,
  registry: Registry,
  texts: { where: string; text: string }[],
): Promise<void> {
  const [first] = await detectors.leaks(
    texts.map(({ text }) => text),
    registry,
  );
  if (first === undefined) return;
  throw new AppError(
    'LEAK_FOUND',
    `Un nom ou un identifiant subsiste dans ${texts[first]?.where ?? 'le texte'}. Reprenez la relecture : rien n’a été publié.`,
  );
}
