import { createHash } from 'node:crypto';
import { schoolsTold, withoutSchool, type QuasiIdentifierRisk } from '@huis-clos/anonymiser';
import type { AgendaItem, DraftBlock, Finding, FindingDecision } from '@huis-clos/contracts';
import { isDay } from '../core/clock.ts';
import type { NotesBlock } from './ports.ts';

/** The nominative part of a publication, sealed as a whole. */
export interface Draft {
  /** The blocks as taken from the notes and the agenda. */
  sources: DraftBlock[];
  /** What reviewers wrote instead, by block; an empty text drops the block. */
  edits: Record<string, BlockEdit>;
  findings: Finding[];
  /** Version of the detectors that found them. */
  detectorVersion: string;
  /** What may single a person out. */
  risks: QuasiIdentifierRisk[];
  /** How the group calls the registered people of the risks. */
  labels: Record<string, string>;
  decisions: FindingDecision[];
  /** By finding, the person who decided it. */
  deciders: Record<string, string>;
  /** By finding, the one that a reviewer said names the same person. */
  links: Record<string, string>;
  /** By risk; holds only while exactly these findings stay in the text. */
  accepted: Record<string, { reason: string; findingIds: string[] }>;
  /** What whoever sent it back asks to take up again, until it is submitted anew. */
  returned: { byId: string; remark: string } | null;
  /** Of the letters that stand for people in this document, and in no other. */
  seed: string;
}

export type BlockEdit = Pick<DraftBlock, 'text' | 'mentions'>;

/**
 * The blocks as they stand: rewritten where somebody did, without those dropped; an action's owner says no school that
 * is generalised where somebody goes to it.
 */
export function currentBlocks({ sources, edits, risks }: Pick<Draft, 'sources' | 'edits' | 'risks'>): DraftBlock[] {
  const told = schoolsTold(risks);
  return sources
    .map((block) => ({ ...block, ...edits[block.id], owner: block.owner && withoutSchool(block.owner, told) }))
    .filter(({ text }) => text.trim() !== '');
}

const SITUATIONS_ITEM = 'Examen de situations';

/**
 * The draft's blocks: the agenda, then the notes by section.
 * @param ownerLabel how an action's owner is shown: by organisation
 */
export const sourceBlocks = (
  agenda: AgendaItem[],
  notes: NotesBlock[],
  ownerLabel: (block: NotesBlock) => string | null,
): DraftBlock[] => [...agendaBlocks(agenda), ...notesBlocks(notes, ownerLabel)];

/** A nominative item says no more than what it is about; several say it once. */
function agendaBlocks(agenda: AgendaItem[]): DraftBlock[] {
  let said = false;
  return agenda.flatMap(({ id, title, nominative, situationIds }) => {
    const closed = nominative || situationIds.length > 0;
    if (closed && said) return [];
    said ||= closed;
    return [block({ id: `agenda-${id}`, section: 'agenda', text: closed ? SITUATIONS_ITEM : title })];
  });
}

function notesBlocks(notes: NotesBlock[], ownerLabel: (block: NotesBlock) => string | null): DraftBlock[] {
  let section: DraftBlock['section'] = 'exchanges';
  let opened = 0;
  const ids = new Set<string>();
  return notes.flatMap((source) => {
    const { kind, level, text, mentions, dueOn } = source;
    if (kind === 'heading') {
      const named = sectionNamed(text);
      if (named ?? (level ?? 0) <= opened) [section, opened] = [named ?? 'exchanges', level ?? 0];
      // The minutes have a heading of their own for these.
      if (named) return [];
    }
    if (text.trim() === '') return [];
    const id = unique(ids, `n-${source.id}`);
    if (kind === 'decision') return [block({ id, section: 'decisions', text, mentions })];
    if (kind === 'action')
      return [block({ id, section: 'actions', text, mentions, owner: ownerLabel(source), dueOn: dayIn(dueOn) })];
    const shape = { kind, level: kind === 'heading' ? Math.min(Math.max(Math.round(level ?? 2), 2), 4) : null };
    return [block({ id, section, text, mentions, ...shape })];
  });
}

/** A document holds whatever was written in it: words in the place of a date would leave unread. */
const dayIn = (dueOn: string | null): string | null => (dueOn !== null && isDay(dueOn) ? dueOn : null);

const block = (fields: Pick<DraftBlock, 'id' | 'section' | 'text'> & Partial<DraftBlock>): DraftBlock => ({
  kind: 'paragraph',
  level: null,
  mentions: [],
  owner: null,
  dueOn: null,
  ...fields,
});

/** Short enough for the contract, and never the same twice. */
function unique(taken: Set<string>, wanted: string): string {
  const base = wanted.length <= 48 ? wanted : createHash('sha256').update(wanted).digest('base64url').slice(0, 43);
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}.${count}`;
  taken.add(id);
  return id;
}

const SECTION_NAMES: [RegExp, DraftBlock['section']][] = [
  [
    /^(examen|point|suivi|étude)?\s*(des|de|sur les)?\s*situations?( (individuelles|examinées|nominatives|suivies))?$/u,
    'situations',
  ],
  [/^(relevé de )?décisions?( prises)?$/u, 'decisions'],
  [/^(plan d['’]actions?|actions?( (à mener|décidées|à faire))?)$/u, 'actions'],
];

/** The section that a heading opens, whatever its numbering and final punctuation; null for any other heading. */
function sectionNamed(heading: string): DraftBlock['section'] | null {
  const words = heading
    .toLowerCase()
    .normalize('NFC')
    .replace(/^[\s\d.)/°–-]+/u, '')
    .replace(/[\s:.]+$/u, '');
  return SECTION_NAMES.find(([name]) => name.test(words))?.[1] ?? null;
}

/**
 * Gives new blocks the ids of the old ones with the same words, so that decisions and rewritings follow a passage
 * that the notes merely moved.
 */
export function followBlocks(before: DraftBlock[], after: DraftBlock[]): DraftBlock[] {
  const known = new Map<string, string[]>();
  for (const old of before) known.set(wording(old), [...(known.get(wording(old)) ?? []), old.id]);
  const taken = new Set<string>();
  const followed = after.map((fresh) => {
    const ids = known.get(wording(fresh)) ?? [];
    const id = ids.includes(fresh.id) ? fresh.id : ids.find((candidate) => !taken.has(candidate));
    if (id === undefined || taken.has(id)) return { ...fresh, id: '' };
    taken.add(id);
    return { ...fresh, id };
  });
  for (const { id } of before) taken.add(id);
  return followed.map((fresh, index) => (fresh.id ? fresh : { ...fresh, id: unique(taken, after[index]?.id ?? 'n') }));
}

const wording = ({ section, text, mentions }: DraftBlock): string =>
  JSON.stringify([section, text, mentions.map(({ situationId }) => situationId)]);
