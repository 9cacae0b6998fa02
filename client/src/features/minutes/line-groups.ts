import type { MinutesContent } from '@huis-clos/contracts';

export type MinutesLine = MinutesContent['exchanges'][number];

/** Lines as a document shows them: items of a list and rows of a table that follow one another are one list, one table. */
export type LineGroup =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; rows: string[][] };

/** What separates the cells of a row in its plain text. */
const CELLS = ' | ';

export function groupLines(lines: readonly MinutesLine[]): LineGroup[] {
  const groups: LineGroup[] = [];
  for (const { kind, level, text } of lines) {
    const last = groups.at(-1);
    if (kind === 'heading') groups.push({ kind, level: level ?? 2, text });
    else if (kind === 'paragraph') groups.push({ kind, text });
    else if (kind === 'listItem' && last?.kind === 'list') last.items.push(text);
    else if (kind === 'listItem') groups.push({ kind: 'list', items: [text] });
    else if (last?.kind === 'table') last.rows.push(text.split(CELLS));
    else groups.push({ kind: 'table', rows: [text.split(CELLS)] });
  }
  return groups;
}
