import type { SeedBlock } from '../notes/index.ts';

/** Whom the first word of « Auriol visite avant le 13/10 » means. */
export type OwnerByName = (lastName: string) => string | null;

/**
 * Raw notes as typed in the room, as the editor would hold them: headings, list items and paragraphs; the lines
 * « Décisions : … ; … » and « Actions : … ; … » become decisions and actions. `heldOn`: day of the meeting, `YYYY-MM-DD`.
 */
export function blocksOf(text: string, heldOn: string, ownerOf: OwnerByName): SeedBlock[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => blocksOfLine(line.trim(), heldOn, ownerOf));
}

function blocksOfLine(line: string, heldOn: string, ownerOf: OwnerByName): SeedBlock[] {
  const heading = /^(#+) (.*)$/.exec(line);
  if (heading) return [{ kind: 'heading', level: Math.max(2, heading[1]?.length ?? 2), text: heading[2] ?? '' }];
  if (line.startsWith('- ')) return [{ kind: 'listItem', text: line.slice(2) }];
  const list = /^(Décisions|Actions) : (.*)$/.exec(line);
  if (!list) return [{ kind: 'paragraph', text: line }];
  const parts = (list[2] ?? '').split(' ; ').map((part) => part.replace(/(?<!\.\p{Lu})\.$/u, '').trim());
  return parts.map((part) =>
    list[1] === 'Décisions' ? { kind: 'decision', text: part } : actionBlock(part, heldOn, ownerOf),
  );
}

/** Who, what and by when, each in its own place: the owner and the deadline are not said again in the title. */
function actionBlock(text: string, heldOn: string, ownerOf: OwnerByName): SeedBlock {
  const owner = /^(?:Le )?\p{Lu}[\p{L}-]+(?= )/u.exec(text)?.[0] ?? '';
  const ownerId = ownerOf(owner);
  const what = text.slice(owner.length).trim();
  const deadline = / (?:avant|pour) le (\d{1,2})(?:\/(\d{1,2}))?$/.exec(what);
  const date = deadline ?? /(\d{1,2})\/(\d{1,2})/.exec(what);
  return {
    kind: 'action',
    text: capitalised(deadline ? what.slice(0, deadline.index) : what),
    ownerId,
    ownerName: ownerId ? null : owner || null,
    dueOn: date ? dayAfter(heldOn, Number(date[1]), date[2] ? Number(date[2]) : null) : null,
  };
}

/** The day meant by « 13/10 », or by « le 15 » alone: the first that comes from the day of the meeting on. */
function dayAfter(heldOn: string, day: number, month: number | null): string {
  const [year = 0, heldMonth = 0, heldDay = 0] = heldOn.split('-').map(Number);
  const meant = month ?? (day < heldDay ? heldMonth + 1 : heldMonth);
  const nextYear = meant < heldMonth || meant > 12;
  return [year + (nextYear ? 1 : 0), ((meant - 1) % 12) + 1, day]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

const capitalised = (words: string): string => words.charAt(0).toLocaleUpperCase('fr') + words.slice(1);
