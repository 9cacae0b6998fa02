import type { MinutesContent } from '@huis-clos/contracts';
import { typeset } from './typography.ts';
import { attendanceWords, inFull, inShort, numbered, replacing, words } from './words.ts';

/** One piece of the document, in reading order; every format draws the same pieces. */
export type Piece =
  | { kind: 'letterhead'; lines: string[] }
  | { kind: 'title'; text: string }
  | { kind: 'heading'; level: 2 | 3 | 4; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'item'; text: string; label: string }
  | { kind: 'table'; columns: Column[]; rows: string[][] };

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
export const layOut = (content: MinutesContent, identity: Identity): Piece[] => pieces(content, identity).map(printed);

const pieces = (content: MinutesContent, identity: Identity): Piece[] => [
  ...heading(content, identity),
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
): Piece[] => [
  { kind: 'letterhead', lines: [commune, words.council, bodyName] },
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

/** The piece, its texts as French prints them. */
function printed(piece: Piece): Piece {
  switch (piece.kind) {
    case 'letterhead':
      return { ...piece, lines: piece.lines.map(typeset) };
    case 'table':
      return { ...piece, rows: piece.rows.map((row) => row.map(typeset)) };
    default:
      return { ...piece, text: typeset(piece.text) };
  }
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
