import type { NewSituation } from '../situation-writer.ts';
import type { Remark } from './columns.ts';
import { findDate } from './dates.ts';
import type { TableRow } from './read-table.ts';
import { readClosureReason, readStatus } from './vocabulary.ts';
import type { ClosureReason } from '@huis-clos/contracts';

interface Standing {
  situation: Pick<NewSituation, 'status' | 'startedOn' | 'endedOn'>;
  closureReason: ClosureReason | null;
}

/** Where a situation stands: since when, in what state, and when and why it ended. */
export function readStanding(cells: TableRow['cells'], today: string, remark: Remark): Standing {
  const entered = cells.startedOn
    ? (findDate(cells.startedOn, `${today.slice(0, 4)}-01-01`, today)?.day ?? null)
    : null;
  const status = cells.status ? readStatus(cells.status) : null;
  if (status !== 'closed') {
    if (!status)
      remark(
        'status',
        `${cells.status ? 'état absent de la liste' : 'vide'}\u00a0; la situation est mise «\u00a0à examiner\u00a0». Vérifiez-la.`,
      );
    if (!entered) remarkEntry(cells, 'la date du jour est mise', remark);
    return {
      situation: { status: status ?? 'toExamine', startedOn: entered ?? today, endedOn: null },
      closureReason: null,
    };
  }
  const words = cells.status ?? '';
  const ended = findDate(words, entered ?? `${today.slice(0, 4)}-01-01`, today)?.day;
  if (!ended) remark('status', 'close sans date de sortie\u00a0; la date du jour est mise. Corrigez-la dans la fiche.');
  const reason = readClosureReason(words);
  if (!reason) remark('status', 'motif de sortie absent de la liste. Choisissez-le dans la fiche.');
  const endedOn = ended ?? today;
  if (!entered) remarkEntry(cells, 'la date de sortie est mise', remark);
  else if (entered > endedOn)
    remark('startedOn', 'l’entrée suit la sortie\u00a0; la date de sortie est mise. Corrigez-la.');
  const startedOn = entered && entered <= endedOn ? entered : endedOn;
  return { situation: { status, startedOn, endedOn }, closureReason: reason ?? 'other' };
}

const remarkEntry = (cells: TableRow['cells'], instead: string, remark: Remark): void =>
  remark('startedOn', `${cells.startedOn ? 'date non reconnue' : 'vide'} ; ${instead}. Corrigez-la dans la fiche.`);
