import type { NewSituation } from '../situation-writer.ts';
import type { Remark } from './columns.ts';
import { findDate } from './dates.ts';

const MAX_TEXT = 4_000;

/**
 * Entries of the follow-up cell, separated by `;`. Each is dated by the first date written in it, otherwise by the
 * situation's start; a date that comes first is taken off the text.
 */
export function readFollowUps(
  cell: string | undefined,
  startedOn: string,
  today: string,
  remark: Remark,
): NewSituation['followUps'] {
  const entries = (cell ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => readEntry(part, startedOn, today));
  if (entries.some(({ dated }) => !dated))
    remark('followUps', 'une note sans date reçoit la date d’entrée. Vérifiez-la dans la fiche.');
  return entries.map(({ on, text }) => ({ on, text: text.slice(0, MAX_TEXT) }));
}

function readEntry(part: string, startedOn: string, today: string): { on: string; text: string; dated: boolean } {
  const found = findDate(part, startedOn, today);
  if (!found) return { on: startedOn, text: part, dated: false };
  const rest = found.start === 0 ? part.slice(found.end).replace(/^[\s:,–-]+/u, '') : part;
  return { on: found.day, text: rest || part, dated: true };
}
