import { CsvError, parse } from 'csv-parse/sync';
import { AppError } from '../../core/errors.ts';
import { columnOf, type Column } from './columns.ts';

/** One line of the spreadsheet: the cells of the columns it has, trimmed, blanks left out. */
export interface TableRow {
  /** Where it starts in the file, the first line being 1. */
  line: number;
  cells: Partial<Record<Column, string>>;
}
export interface Table {
  columns: ReadonlySet<Column>;
  rows: TableRow[];
}

const DELIMITERS = [';', ',', '\t'] as const;
const MAX_ROWS = 1_000;
const MAX_CELL = 20_000;
/** How far a title may push the header line down. */
const HEADER_WITHIN = 10;
/** A header line names at least this many of our columns. */
const ENOUGH_COLUMNS = 3;

/**
 * Reads a spreadsheet saved as CSV. The separator and the header line are found by trying; the order of columns is free,
 * and those that are not ours are ignored.
 * @throws {AppError} IMPORT_UNREADABLE, with a sentence that says what to do.
 */
export function readTable(csv: string): Table {
  assertText(csv);
  const readings = DELIMITERS.flatMap((delimiter) => attempt(csv, delimiter) ?? []);
  const best = readings.sort((a, b) => b.columns.size - a.columns.size)[0];
  if (!best)
    throw unreadable('La ligne d’en-têtes n’a pas été trouvée. Elle doit nommer au moins Nom, Prénom et Groupe.');
  if (!(['lastName', 'firstName', 'aliases'] as const).some((column) => best.columns.has(column)))
    throw unreadable('Ce tableau n’a ni colonne Nom, ni colonne Prénom. Vérifiez sa ligne d’en-têtes.');
  if (best.rows.length === 0) throw unreadable('Ce tableau n’a aucune ligne sous ses en-têtes.');
  if (best.rows.length > MAX_ROWS)
    throw unreadable('Ce tableau dépasse 1 000 lignes. Découpez-le en plusieurs fichiers.');
  return best;
}

/** Binary files and broken accents are told apart from a bad table: the remedy is not the same. */
function assertText(csv: string): void {
  // A zip archive (.xlsx, .ods) starts with PK and a control character; text never holds a NUL.
  if (csv.startsWith('PK\u0003') || csv.includes('\u0000'))
    throw unreadable(
      'Ce fichier est un classeur, pas un CSV. Dans le tableur, choisissez «\u00a0Enregistrer sous\u00a0» puis CSV UTF-8.',
    );
  if (csv.includes('\uFFFD'))
    throw unreadable(
      'Les accents de ce fichier sont illisibles. Enregistrez-le de nouveau au format «\u00a0CSV UTF-8\u00a0».',
    );
}

/** The table as read with one separator; null when no header line shows up. */
function attempt(csv: string, delimiter: string): Table | null {
  let start = 1;
  const records = parseRecords(csv, delimiter).map(({ record, info }) => {
    const line = start;
    start = info.lines + 1;
    return { line, record };
  });
  for (const [index, { record }] of records.slice(0, HEADER_WITHIN).entries()) {
    const header = record.map(columnOf);
    const known = new Set(header.filter((column) => column !== null));
    if (known.size < ENOUGH_COLUMNS) continue;
    const rows = records
      .slice(index + 1)
      .map(({ line, record: cells }) => ({ line, cells: cellsOf(header, cells) }))
      .filter(({ cells }) => Object.keys(cells).some((column) => column !== 'number'));
    return { columns: known, rows };
  }
  return null;
}

function parseRecords(csv: string, delimiter: string): { record: string[]; info: { lines: number } }[] {
  try {
    return parse(csv, {
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 100_000,
    }) as unknown as { record: string[]; info: { lines: number } }[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return [];
  }
}

/** When two headers name the same column, the first one filled in counts. */
function cellsOf(header: (Column | null)[], record: string[]): TableRow['cells'] {
  const cells: TableRow['cells'] = {};
  for (const [index, column] of header.entries()) {
    const text = clean(record[index] ?? '');
    if (column && text && cells[column] === undefined) cells[column] = text;
  }
  return cells;
}

/** One form for each character, no control or invisible one, single spaces. */
const clean = (cell: string): string =>
  cell
    .slice(0, MAX_CELL)
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();

const unreadable = (sentence: string): AppError => new AppError('IMPORT_UNREADABLE', sentence);
