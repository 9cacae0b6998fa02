import type { DraftBlock, MinutesContent } from '@huis-clos/contracts';
import { dayOf } from '../core/clock.ts';
import { publishableTexts } from './anonymiser.ts';
import { currentBlocks, type Draft } from './draft.ts';
import type { Materials } from './materials.ts';
import { attendanceOffice } from './professionals.ts';
import { sentence, typeset } from './typography.ts';

/** An action whose owner has no organisation that is known here. */
const NO_OWNER = 'À préciser';

/**
 * The minutes, rebuilt from plain structure: strings made anew from the draft's blocks and decisions, with no id, no
 * author and no way back.
 */
export function rebuild(draft: Draft, { meeting, letterhead, bodyName, professionals }: Materials): MinutesContent {
  const blocks = currentBlocks(draft);
  const texts = publishableTexts(blocks, draft);
  const written = blocks
    .map((block) => ({ ...block, text: sentence((texts.get(block.id) ?? '').trim()) }))
    .filter(({ text }) => text !== '');
  const of = (section: DraftBlock['section']) => written.filter((block) => block.section === section);
  const lines = (section: DraftBlock['section']) => of(section).map(({ kind, level, text }) => ({ kind, level, text }));
  return printed({
    commune: letterhead.commune,
    logoId: letterhead.logoId,
    bodyName,
    meetingOn: dayOf(new Date(meeting.startsAt)),
    place: meeting.place,
    attendance: meeting.attendance
      // Nobody said whether they came.
      .filter(({ status }) => status !== 'expected')
      .map((line) => ({ label: attendanceOffice(line, professionals), status: line.status })),
    agenda: of('agenda').map(({ text }) => text),
    exchanges: lines('exchanges'),
    situations: lines('situations'),
    decisions: of('decisions').map(({ text }, index) => ({ number: index + 1, text })),
    actions: of('actions').map(({ text, owner, dueOn }) => ({
      what: withoutOwner(text, owner),
      who: owner ?? NO_OWNER,
      dueOn,
    })),
    nextMeetingOn: meeting.nextMeetingAt ? dayOf(new Date(meeting.nextMeetingAt)) : null,
  });
}

/** What is to be done, without whoever is to do it where the line began with them: « Qui » says it beside. */
export function withoutOwner(text: string, owner: string | null): string {
  if (owner === null) return text;
  const rest = text.replace(/^(?:l[’']|les? |la )/i, '');
  if (!rest.toLowerCase().startsWith(owner.toLowerCase())) return text;
  const said = /^\s*[:,–—-]\s*(\S.*)$/s.exec(rest.slice(owner.length))?.[1];
  return said ? sentence(said) : text;
}

/** Every text of it as French prints them: the page, the files and the last scan read the same. */
const printed = (content: MinutesContent): MinutesContent =>
  JSON.parse(
    JSON.stringify(content, (key, value: unknown) =>
      typeof value === 'string' && key !== 'logoId' ? typeset(value) : value,
    ),
  ) as MinutesContent;

/** Which part of the minutes a text belongs to, as a sentence says it. */
const places: Record<Exclude<keyof MinutesContent, 'logoId'>, string> = {
  commune: 'le nom de la commune',
  bodyName: 'le nom de l’instance',
  meetingOn: 'la date',
  place: 'le lieu de la séance',
  attendance: 'les présences',
  agenda: 'l’ordre du jour',
  exchanges: 'les échanges',
  situations: 'les situations',
  decisions: 'les décisions',
  actions: 'les actions',
  nextMeetingOn: 'la prochaine séance',
};

/** Every text a reader or a file could show, with where it is: what the last scan reads. */
export function textsOf(content: MinutesContent): { where: string; text: string }[] {
  const inside = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(inside) : [];
  };
  return Object.entries(places).flatMap(([part, where]) =>
    inside(content[part as keyof typeof places])
      // Calendar days are the meeting's and the actions' own; a person's would be in a text.
      .filter((text) => !/^\d{4}-\d{2}-\d{2}$/.test(text))
      .map((text) => ({ where, text })),
  );
}

/** What a downloaded file is called, less its extension: nothing but its number and version. */
export const fileStem = ({ number, edition }: { number: string; edition: number }): string =>
  `compte-rendu-${number}${edition > 1 ? `-v${edition}` : ''}`;
