import type { SeedBlock } from '../notes/index.ts';

/** Whom the first word of « Auriol visite avant le 13/10 » means. */
export type OwnerByName = (lastName: string) => string | null;

/**
 * Raw notes as typed in the room, as the editor would hold them: headings, list items and paragraphs; the lines
 * « Décisions : … ; … » and « Actions : … ; … » become decisions and actions.
 */
export function blocksOf(text: string, year: number, ownerOf: OwnerByName): SeedBlock[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => blocksOfLine(line.trim(), year, ownerOf));
}

function blocksOfLine(line: string, year: number, ownerOf: OwnerByName): SeedBlock[] {
  const heading = /^(#+) (.*)$/.exec(line);
  if (heading) return [{ kind: 'heading', level: Math.max(2, heading[1]?.length ?? 2), text: heading[2] ?? '' }];
  if (line.startsWith('- ')) return [{ kind: 'listItem', text: line.slice(2) }];
  const list = /^(Décisions|Actions) : (.*)$/.exec(line);
  if (!list) return [{ kind: 'paragraph', text: line }];
  const parts = (list[2] ?? '').split(' ; ').map((part) => part.replace(/\.$/, '').trim());
  return parts.map((part) =>
    list[1] === 'Décisions' ? { kind: 'decision', text: part } : actionBlock(part, year, ownerOf),
  );
}

function actionBlock(text: string, year: number, ownerOf: OwnerByName): SeedBlock {
  const owner = /^(?:Le )?\p{Lu}[\p{L}-]+/u.exec(text)?.[0] ?? '';
  const ownerId = ownerOf(owner);
  return { kind: 'action', text, ownerId, ownerName: ownerId ? null : owner || null, dueOn: dueIn(text, year) };
}

function dueIn(text: string, year: number): string | null {
  const date = /(\d{1,2})\/(\d{1,2})/.exec(text);
  return date ? `${year}-${String(date[2]).padStart(2, '0')}-${String(date[1]).padStart(2, '0')}` : null;
}
