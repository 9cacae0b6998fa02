import type { MinutesContent } from '@huis-clos/contracts';
import type { Image } from '../../core/images/image.ts';
import { attendanceWords, inFull, inShort, numbered, replacing, words } from './words.ts';

/** One piece of the document, in reading order; every format draws the same pieces. */
export type Piece =
  | { kind: 'letterhead'; lines: string[]; logo: Picture | null }
  | { kind: 'title'; text: string }
  | { kind: 'heading'; level: 2 | 3 | 4; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'item'; text: string; label: string }
  | { kind: 'table'; columns: Column[]; rows: string[][] };

/** A picture as it is printed; centimetres. */
export interface Picture {
  image: Image;
  width: number;
  height: number;
  /** What is said to whoever does not see it. */
  alt: string;
}

/** The room that a letterhead has for a logo; centimetres. */
const LOGO = { width: 6, height: 2.2 };

export interface Column {
  title: string;
  /** Its share of the width, of 100. */
  share: number;
}

/** Which minutes these are, and the version that they replace; days are `YYYY-MM-DD`. */
export interface Identity {
  /** « 2026-3 ». */
  number: string;
  edition: number;
  publishedOn: string;
  replaces: { edition: number; withdrawnOn: string } | null;
}

/** The minutes laid out: letterhead, attendance, agenda, exchanges, situations, decisions, actions, next meeting. */
export const layOut = (content: MinutesContent, identity: Identity, logo: Image | null): Piece[] => [
  ...heading(content, identity, logo),
  ...attendance(content),
  ...section(
    words.agenda,
    content.agenda.map((text, index): Piece => ({ kind: 'item', text, label: `${index + 1}.` })),
  ),
  ...section(words.exchanges, content.exchanges.flatMap(line)),
  ...section(words.situations, content.situations.flatMap(line)),
  ...table(
    words.decisions,
    [
      { title: words.number, share: 10 },
      { title: words.decision, share: 90 },
    ],
    content.decisions.map((decision) => [String(decision.number), decision.text]),
  ),
  ...table(
    words.actions,
    [
      { title: words.what, share: 50 },
      { title: words.who, share: 30 },
      { title: words.dueOn, share: 20 },
    ],
    content.actions.map(({ what, who, dueOn }) => [what, who, dueOn ? inShort(dueOn) : words.noDate]),
  ),
  ...section(
    words.nextMeeting,
    content.nextMeetingOn ? [{ kind: 'paragraph', text: `${capital(inFull(content.nextMeetingOn))}.` }] : [],
  ),
];

const heading = (
  { commune, bodyName, meetingOn, place }: MinutesContent,
  { number, edition, replaces }: Identity,
  logo: Image | null,
): Piece[] => [
  { kind: 'letterhead', lines: [commune, words.council, bodyName], logo: logo && pictured(logo, commune) },
  { kind: 'title', text: `${words.title} ${numbered(number, edition)}` },
  { kind: 'paragraph', text: `Séance du ${inFull(meetingOn)}, ${place}` },
  ...(replaces ? [{ kind: 'paragraph' as const, text: replacing(replaces.edition, replaces.withdrawnOn) }] : []),
  { kind: 'paragraph', text: `${words.masked}.` },
];

function attendance(content: MinutesContent): Piece[] {
  const order = Object.keys(attendanceWords);
  const rows = [...content.attendance]
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
    .map(({ label, status }) => [label, attendanceWords[status]]);
  if (rows.length === 0) return section(words.attendance, [{ kind: 'paragraph', text: words.attendanceUnknown }]);
  return table(
    words.attendance,
    [
      { title: words.participant, share: 75 },
      { title: words.status, share: 25 },
    ],
    rows,
  );
}

/** As large as its room allows. */
function pictured(image: Image, alt: string): Picture {
  const scale = Math.min(LOGO.width / image.width, LOGO.height / image.height);
  return { image, width: image.width * scale, height: image.height * scale, alt };
}

/** A heading and what follows; nothing at all where nothing follows. */
const section = (title: string, content: Piece[]): Piece[] =>
  content.length > 0 ? [{ kind: 'heading', level: 2, text: title }, ...content] : [];

const table = (title: string, columns: Column[], rows: string[][]): Piece[] =>
  section(title, rows.length > 0 ? [{ kind: 'table', columns, rows }] : []);

function line({ kind, level, text }: MinutesContent['exchanges'][number]): Piece[] {
  if (text.trim() === '') return [];
  if (kind === 'heading') return [{ kind, level: level === null || level < 4 ? 3 : 4, text }];
  if (kind === 'listItem') return [{ kind: 'item', text, label: '–' }];
  return [{ kind: 'paragraph', text }];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
