import type { RegistryPerson } from '@huis-clos/anonymiser';
import type { Finding, FindingDecision, Meeting } from '@huis-clos/contracts';
import { AppError } from '../core/errors.ts';
import { analysed, firstDraft } from './analysis.ts';
import { createDetectors, type Detectors } from './detectors/detectors.ts';
import { formats } from './exports/formats.ts';
import { decided } from './decisions.ts';
import type { Draft } from './draft.ts';
import { passGate } from './gate.ts';
import type { Materials } from './materials.ts';
import type { NotesBlock } from './ports.ts';
import { accept, hasOpenRisk } from './risks.ts';
import type { PublicationRecord } from './publications.repository.ts';

const detectors = createDetectors();

const yanis: RegistryPerson = {
  id: 's1',
  situationId: 's1',
  kinship: 'subject',
  firstNames: ['Yanis'],
  lastNames: ['BELKADRI'],
  aliases: ['le petit Yaya'],
  category: 'minor',
  gender: 'masculine',
  phones: ['06 39 98 41 27'],
  addresses: ['14 rue des Glycines bât C'],
  emails: [],
  birthDate: '2009-03-12',
};

const meeting: Meeting = {
  id: 'meeting',
  bodyId: 'group',
  documentId: 'document',
  startsAt: '2026-10-08T07:30:00.000Z',
  durationMinutes: 120,
  place: 'salle du conseil',
  reason: 'president',
  state: 'held',
  agenda: [],
  attendance: [],
  nextMeetingAt: null,
  version: 1,
};

const note = (text: string, id = 'b1', mentions: NotesBlock['mentions'] = []): NotesBlock => ({
  ...{ id, kind: 'paragraph', level: null, text, mentions, ownerId: null, ownerName: null, dueOn: null },
});

const materialsOf = (notes: NotesBlock[], fields: Partial<Materials> = {}): Materials => ({
  meeting,
  bodyName: 'Groupe de travail Jeunesse',
  letterhead: { commune: 'Valmont-sur-Loire', logoId: null },
  logo: null,
  notes,
  persons: [yanis],
  professionals: [],
  hash: 'as reviewed',
  ...fields,
});

const HARMLESS = 'Le collège propose une alerte chaque semaine.';
const record = { sourceHash: 'as reviewed' } as PublicationRecord;
const pass = (draft: Draft, materials: Materials, by: Detectors = detectors) =>
  passGate({ detectors: by, formats }, { record, draft }, materials, []);
/** Runs what must be refused, and gives the refusal. */
async function refusalOf(work: () => unknown): Promise<AppError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('not refused');
}
const decide = (draft: Draft, ...sent: FindingDecision[]): Draft => ({
  ...draft,
  decisions: decided(draft.findings, draft.decisions, sent),
});

/** Numbered as the conditions of the gate in docs/security.md; the fifth, two people, is the workflow's. */
describe('the gate', () => {
  it('lets through what names nobody, as plain text', async () => {
    const materials = materialsOf([note(HARMLESS)]);
    const { content } = await pass(await firstDraft(detectors, materials, []), materials);
    expect(content.exchanges).toEqual([{ kind: 'paragraph', level: null, text: HARMLESS }]);
  });

  it('replaces what is registered or mentioned without asking, with the same letter each time it is rebuilt', async () => {
    const materials = materialsOf([
      note('Yanis Belkadri est absent, 06 39 98 41 27.'),
      note('\uFFFC est absent.', 'b2', [{ at: 0, situationId: 's1' }]),
    ]);
    const draft = await firstDraft(detectors, materials, []);
    const { content, hash } = await pass(draft, materials);
    expect(JSON.stringify(content)).not.toMatch(/Yanis|Belkadri|06|\uFFFC/i);
    expect(content.exchanges[1]?.text).toMatch(/\([A-Z]\) est absent\.$/);
    expect((await pass(draft, materials)).hash).toBe(hash);
  });

  it('3. refuses a draft of other notes', async () => {
    const materials = materialsOf([note(HARMLESS)]);
    const draft = await firstDraft(detectors, materials, []);
    const { code, message } = await refusalOf(() => pass(draft, { ...materials, hash: 'typed since' }));
    expect([code, message]).toEqual([
      'SOURCE_CHANGED',
      expect.stringContaining('Les notes, la séance ou les fiches ont changé'),
    ]);
  });

  it('1. refuses a review made with other detectors, and says that it is they', async () => {
    const materials = materialsOf([note(HARMLESS)]);
    const draft = await firstDraft({ ...detectors, version: 'older' }, materials, []);
    const { code, message } = await refusalOf(() => pass(draft, materials));
    expect([code, message]).toEqual([
      'SOURCE_CHANGED',
      expect.stringContaining('La recherche des noms a été mise à jour'),
    ]);
  });

  it('3. of a draft whose notes changed too, says that they did', async () => {
    const materials = materialsOf([note(HARMLESS)]);
    const draft = await firstDraft({ ...detectors, version: 'older' }, materials, []);
    const { message } = await refusalOf(() => pass(draft, { ...materials, hash: 'typed since' }));
    expect(message).toContain('Les notes, la séance ou les fiches ont changé');
  });

  it.each<{ what: string; reviewed: (findings: Finding[]) => Finding[] }>([
    { what: 'find what nobody reviewed', reviewed: () => [] },
    {
      what: 'doubt what was masked without asking',
      reviewed: (findings) => findings.map((finding) => ({ ...finding, must: 'mask' })),
    },
  ])('3. refuses when the detectors now $what', async ({ reviewed }) => {
    const materials = materialsOf([note('On a vu Boulanger au parc.')]);
    const draft = await firstDraft(detectors, materials, []);
    const { code, message } = await refusalOf(() => pass({ ...draft, findings: reviewed(draft.findings) }, materials));
    expect([code, message]).toEqual(['SOURCE_CHANGED', expect.stringContaining('que personne n’a relus')]);
  });

  it('2. refuses while a passage waits for a decision', async () => {
    const materials = materialsOf([note('On a vu Boulanger au parc.')]);
    const draft = await firstDraft(detectors, materials, []);
    expect(draft.findings.some(({ must }) => must === 'decide')).toBe(true);
    const { code, message } = await refusalOf(() => pass(draft, materials));
    expect([code, message]).toEqual(['UNDECIDED_FINDINGS', expect.stringContaining('attendent encore une décision')]);
    const removed = draft.findings.map(({ id }): FindingDecision => ({ findingId: id, choice: 'remove' }));
    expect(JSON.stringify((await pass(decide(draft, ...removed), materials)).content)).not.toMatch(/Boulanger/);
  });

  it('2. refuses a passage kept for no reason', async () => {
    const materials = materialsOf([note('On a vu Boulanger au parc.')]);
    const draft = await firstDraft(detectors, materials, []);
    const kept = draft.findings.map(({ id }): FindingDecision => ({ findingId: id, choice: 'keep', reason: ' ' }));
    const { code, message } = await refusalOf(() => pass(decide(draft, ...kept), materials));
    expect([code, message]).toEqual(['UNDECIDED_FINDINGS', expect.stringContaining('Écrivez le motif')]);
  });

  it('4. refuses what singles somebody out, until a reason is written for exactly that', async () => {
    const materials = materialsOf([note('Yanis, 17 ans, habite rue Pasteur et a une audience le 14/11.')]);
    const draft = await firstDraft(detectors, materials, []);
    const keepAll = (): Draft =>
      draft.findings
        .filter(({ type }) => type !== 'person')
        .reduce((kept, { id }) => decide(kept, { findingId: id, choice: 'keep', reason: 'Fait public' }), draft);
    const kept = keepAll();
    const { code, message } = await refusalOf(() => pass(kept, materials));
    expect([code, message]).toEqual(['BLOCKED_QUASI_IDENTIFIERS', expect.stringContaining('par recoupement')]);

    const accepted = accept(kept, 'person-s1', 'Accord écrit de la famille');
    if (!accepted) throw new Error('nothing to accept');
    expect((await pass(accepted, materials)).content.exchanges).toHaveLength(1);

    const [attribute] = draft.risks[0]?.attributes ?? [];
    if (!attribute) throw new Error('no attribute');
    const changed = decide(accepted, { findingId: attribute.findingId, choice: 'remove' });
    expect(hasOpenRisk(changed) || accept(changed, 'person-s1', 'x') === null).toBe(true);
    const removed = draft.risks.flatMap(({ attributes }) => attributes);
    const generalised = decide(
      draft,
      ...removed.map(({ findingId }): FindingDecision => ({
        findingId,
        choice: 'generalise',
        replacement: 'collégien',
      })),
    );
    expect((await pass(generalised, materials)).content.exchanges).toHaveLength(1);
  });

  it.each<[string, Partial<Meeting>, string]>([
    ['the place', { place: 'chez Yanis Belkadri' }, 'le lieu de la séance'],
    [
      'the attendance',
      {
        attendance: [
          {
            id: 'x',
            personId: null,
            name: 'X',
            organisation: '06 39 98 41 27',
            status: 'present',
            representedBy: null,
          },
        ],
      },
      'les présences',
    ],
  ])('6. scans %s too, and says where it is without saying what', async (_where, fields, said) => {
    const professionals = (fields.attendance ?? []).map(({ id, name, organisation }) => ({
      ...{ id, name, organisation: organisation ?? '', jobTitle: null },
    }));
    const materials = materialsOf([note(HARMLESS)], { meeting: { ...meeting, ...fields }, professionals });
    const { code, message } = await refusalOf(async () => pass(await firstDraft(detectors, materials, []), materials));
    expect([code, message]).toEqual(['LEAK_FOUND', expect.stringContaining(said)]);
    expect(message).not.toMatch(/Yanis|06 39/);
  });

  it.each<{ what: string; fields: Partial<Materials>; said: string }>([
    {
      what: 'the commune’s letterhead',
      fields: { letterhead: { commune: 'Belkadri-sur-Loire', logoId: null } },
      said: 'le nom de la commune',
    },
    { what: 'the name of the body', fields: { bodyName: 'Groupe Yanis Belkadri' }, said: 'le nom de l’instance' },
  ])('6. scans $what, which no reviewer sees', async ({ fields, said }) => {
    const materials = materialsOf([note(HARMLESS)], fields);
    const { code, message } = await refusalOf(async () => pass(await firstDraft(detectors, materials, []), materials));
    expect([code, message]).toEqual(['LEAK_FOUND', expect.stringContaining(said)]);
  });

  it('6. a registered name in the title of an agenda item is replaced like any other', async () => {
    const agenda = [
      {
        id: 'i1',
        title: 'Le point sur Yanis Belkadri',
        presenter: null,
        durationMinutes: null,
        nominative: false,
        situationIds: [],
      },
    ];
    const materials = materialsOf([note(HARMLESS)], { meeting: { ...meeting, agenda } });
    const { content } = await pass(await firstDraft(detectors, materials, []), materials);
    expect(content.agenda).toEqual([expect.stringMatching(/^Le point sur .+\([A-Z]\)$/)]);
  });

  it.each([
    { where: 'le titre', fromTheEnd: 2 },
    { where: 'le nom du fichier', fromTheEnd: 1 },
  ])('6. scans $where too', async ({ where, fromTheEnd }) => {
    const materials = materialsOf([note(HARMLESS)]);
    const leaks: Detectors['leaks'] = async (texts) => [texts.length - fromTheEnd];
    const draft = await firstDraft(detectors, materials, []);
    expect((await refusalOf(() => pass(draft, materials, { ...detectors, leaks }))).message).toContain(
      `dans ${where}.`,
    );
  });

  it('6. refuses a registered name that a reviewer kept, or wrote into a replacement', async () => {
    const materials = materialsOf([note('Yanis est absent.')]);
    const draft = await firstDraft(detectors, materials, []);
    const [{ id: findingId } = { id: '' }] = draft.findings;
    const kept = decide(draft, { findingId, choice: 'keep', reason: 'Prénom courant' });
    expect((await refusalOf(() => pass(kept, materials))).code).toBe('LEAK_FOUND');
    const written = decide(draft, { findingId, choice: 'replace', replacement: 'le fils Belkadri' });
    expect((await refusalOf(() => pass(written, materials))).code).toBe('LEAK_FOUND');
  });

  it.each<[string, Partial<Detectors>]>([
    [
      'analyse',
      {
        analyse: () => {
          throw new Error('Yanis Belkadri');
        },
      },
    ],
    [
      'scan',
      {
        leaks: () => {
          throw new Error('Yanis Belkadri');
        },
      },
    ],
  ])('1. when the %s fails nothing passes, and the refusal says so without its message', async (_which, broken) => {
    const materials = materialsOf([note(HARMLESS)]);
    const draft = await firstDraft(detectors, materials, []);
    const { code, message } = await refusalOf(() => pass(draft, materials, { ...detectors, ...broken }));
    expect(code).toBe('UNAVAILABLE');
    expect(message).toContain('rien n’a été publié');
    expect(message).not.toContain('Yanis');
  });

  it('7. refuses when anything else fails, and says that nothing was published', async () => {
    const unreadable = materialsOf([note(HARMLESS)], { meeting: { ...meeting, startsAt: 'the day before' } });
    const draft = await firstDraft(detectors, unreadable, []);
    const { code, message } = await refusalOf(() => pass(draft, unreadable));
    expect([code, message]).toEqual(['UNAVAILABLE', expect.stringContaining('rien n’a été publié')]);
  });
});

describe('decisions', () => {
  const materials = materialsOf([note('On a vu Rose, et Clémence avec Rose.')]);

  it('« not a person » goes to every occurrence of the string, and is still there to be undone after a new analysis', async () => {
    const draft = await firstDraft(detectors, materials, []);
    const rose = draft.findings.filter(({ text }) => text === 'Rose');
    expect(rose).toHaveLength(2);
    const after = decide(draft, { findingId: rose[0]?.id ?? '', choice: 'notAPerson' });
    expect(after.decisions).toHaveLength(2);
    expect((await analysed(detectors, after, materials, ['rose'])).decisions).toHaveLength(2);
  });

  it('a string that the group remembers as never a person is no longer asked about', async () => {
    expect((await firstDraft(detectors, materials, ['rose'])).findings.some(({ text }) => text === 'Rose')).toBe(false);
  });

  it('a registered person cannot be declared no person', async () => {
    const named = materialsOf([note('Yanis Belkadri est absent.')]);
    const draft = await firstDraft(detectors, named, []);
    expect(
      (await refusalOf(() => decide(draft, { findingId: draft.findings[0]?.id ?? '', choice: 'notAPerson' }))).code,
    ).toBe('INVALID_INPUT');
  });

  it('2. different passages are never kept in one go', async () => {
    const draft = await firstDraft(detectors, materials, []);
    const keeps = draft.findings.map(({ id }): FindingDecision => ({
      findingId: id,
      choice: 'keep',
      reason: 'Fleurs',
    }));
    expect((await refusalOf(() => decide(draft, ...keeps))).code).toBe('INVALID_INPUT');
  });
});
