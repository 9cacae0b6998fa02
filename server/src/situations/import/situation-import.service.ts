import type { ImportRow } from '@huis-clos/contracts';
import type { AuditService } from '../../audit/index.ts';
import type { Bus } from '../../core/bus.ts';
import { assertMay, may, type Caller } from '../../core/caller.ts';
import { dayOf, type Clock } from '../../core/clock.ts';
import type { BodiesService, PeopleService } from '../../directory/index.ts';
import { anySituationOf, type SituationAccess } from '../situation-access.ts';
import { nameOf } from '../situation-file.ts';
import type { NewSituation, SituationWriter } from '../situation-writer.ts';
import { meansBody } from './matching.ts';
import { readRow, type ReadRow, type Seat } from './read-row.ts';
import { readTable, type Table, type TableRow } from './read-table.ts';
import { KnownPeople } from './same-person.ts';

interface Planned {
  row: ImportRow;
  situation: NewSituation | null;
}

export interface SituationImportParts {
  access: SituationAccess;
  writer: SituationWriter;
  bodies: Pick<BodiesService, 'stored' | 'sitting'>;
  people: Pick<PeopleService, 'labels'>;
  audit: AuditService;
  bus: Bus;
  clock: Clock;
}

/** Brings a coordinator's spreadsheet into one group: all of its lines in one transaction, or none. */
export class SituationImport {
  readonly #parts: SituationImportParts;

  constructor(parts: SituationImportParts) {
    this.#parts = parts;
  }

  /**
   * Says what became of each line, or with `dryRun` what would.
   * @throws {AppError} NOT_FOUND, IMPORT_UNREADABLE
   */
  async run(caller: Caller, bodyId: string, csv: string, dryRun: boolean): Promise<ImportRow[]> {
    const { audit, bus, writer } = this.#parts;
    assertMay(caller, 'create', 'Situation', anySituationOf(bodyId));
    const table = readTable(csv);
    // Planned inside the body's turn: a second import of the same file sees what the first one wrote.
    const planned = await audit.witness(
      caller,
      bodyId,
      async (session) => {
        const plan = await this.#plan(caller, bodyId, table);
        const situations = plan.flatMap(({ situation }) => situation ?? []);
        if (!dryRun) await writer.insert(caller, bodyId, situations, session);
        return plan;
      },
      { event: dryRun ? 'situations.importTried' : 'situations.imported' },
    );
    if (!dryRun) await bus.tell('changed', { topic: 'situations', bodyId, id: null });
    return planned.map(({ row }) =>
      row.outcome === 'ready' && !dryRun ? { ...row, outcome: 'created' as const } : row,
    );
  }

  async #plan(caller: Caller, bodyId: string, table: Table): Promise<Planned[]> {
    const [body, seats, known] = await Promise.all([
      this.#parts.bodies.stored(bodyId),
      this.#seats(bodyId),
      this.#known(caller, bodyId),
    ]);
    const today = dayOf(this.#parts.clock.now());
    return table.rows.map((row) => {
      const elsewhere = groupOutcome(table, row, body.name);
      if (elsewhere) return elsewhere;
      const planned = settle(row, keptOpen(caller, bodyId, readRow(row, seats, today)), known);
      if (planned.situation) known.add(planned.situation.identity);
      return planned;
    });
  }

  async #seats(bodyId: string): Promise<Seat[]> {
    const sitting = await this.#parts.bodies.sitting(bodyId);
    return [...(await this.#parts.people.labels(sitting.map(({ personId }) => personId))).values()];
  }

  /** Everyone the group already follows or followed. */
  async #known(caller: Caller, bodyId: string): Promise<KnownPeople> {
    const records = await this.#parts.access.ofBody(caller, bodyId);
    const files = await Promise.all(records.map((record) => this.#parts.access.open(caller, record)));
    return new KnownPeople(files.map(({ identity }) => identity));
  }
}

/** A line of another group says nothing but its number, here and in the answer. */
function groupOutcome({ columns }: Table, { line, cells }: TableRow, bodyName: string): Planned | null {
  if (!columns.has('group') || (cells.group && meansBody(cells.group, bodyName))) return null;
  const label = `Ligne ${line}`;
  if (cells.group) return { row: { line, label, outcome: 'otherGroup', remarks: [] }, situation: null };
  const remarks = ['Colonne «\u00a0Groupe\u00a0»\u00a0: vide. Indiquez le groupe auquel cette ligne appartient.'];
  return { row: { line, label, outcome: 'refused', remarks }, situation: null };
}

function settle({ line }: TableRow, { situation, remarks }: ReadRow, known: KnownPeople): Planned {
  const { firstName, lastName, aliases } = situation.identity;
  if (!firstName && !lastName && aliases.length === 0) {
    const row = { line, label: `Ligne ${line}`, outcome: 'refused' as const };
    return {
      row: { ...row, remarks: ['Colonne «\u00a0Nom\u00a0»\u00a0: vide, sans prénom ni surnom. Complétez la ligne.'] },
      situation: null,
    };
  }
  const label = nameOf(situation.identity, line);
  if (known.has(situation.identity)) {
    const advice =
      'Déjà dans ce groupe ou plus haut dans ce tableau. S’il s’agit d’un homonyme, créez sa fiche à la main.';
    return { row: { line, label, outcome: 'duplicate', remarks: [advice] }, situation: null };
  }
  return { row: { line, label, outcome: 'ready', remarks }, situation };
}

/** A spreadsheet closes nothing that its bearer could not close (S4): such a row comes in open, and says so. */
function keptOpen(caller: Caller, bodyId: string, row: ReadRow): ReadRow {
  const { situation, remarks } = row;
  if (situation.status !== 'closed') return row;
  if (may(caller, 'close', 'Situation', { id: '', bodyId, caseLeadId: situation.caseLeadId })) return row;
  const remark =
    'Colonne «\u00a0Statut\u00a0»\u00a0: seuls le référent et le responsable du groupe peuvent clore\u00a0; la situation est mise «\u00a0à examiner\u00a0».';
  const particulars = { ...situation.particulars, closureReason: null };
  return {
    situation: { ...situation, status: 'toExamine', endedOn: null, particulars },
    remarks: [...remarks, remark],
  };
}
