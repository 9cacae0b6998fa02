import { isNominative, type AgendaItem, type BodyKind } from '@huis-clos/contracts';
import type { Caller } from '../core/caller.ts';
import { AppError } from '../core/errors.ts';

/** Whether each of these is a situation of the body that the caller may read. */
export type SituationsOfBody = (caller: Caller, bodyId: string, situationIds: string[]) => Promise<boolean>;

/**
 * The agenda as it may be stored: what concerns a situation is nominative, whatever the box says.
 * @throws {AppError} INVALID_INPUT on nominative items in a body that holds nothing nominative, and on situations that
 * are not the group's; those already on the stored agenda may stay.
 */
export async function soundAgenda(
  caller: Caller,
  { _id: bodyId, kind }: { _id: string; kind: BodyKind },
  agenda: AgendaItem[],
  stored: AgendaItem[],
  situationsOfBody: SituationsOfBody,
): Promise<AgendaItem[]> {
  if (new Set(agenda.map(({ id }) => id)).size !== agenda.length)
    throw new AppError('INVALID_INPUT', 'Deux points de l’ordre du jour ont le même identifiant. Rechargez la page.');
  const sound = agenda.map((item) => ({ ...item, nominative: item.nominative || item.situationIds.length > 0 }));
  if (!isNominative(kind) && sound.some(({ nominative }) => nominative))
    throw new AppError(
      'INVALID_INPUT',
      'Cette instance n’examine aucune situation\u00a0: un point nominatif relève d’un groupe de travail.',
    );
  const already = new Set(stored.flatMap(({ situationIds }) => situationIds));
  const added = sound.flatMap(({ situationIds }) => situationIds).filter((id) => !already.has(id));
  if (!(await situationsOfBody(caller, bodyId, added)))
    throw new AppError('INVALID_INPUT', 'Une situation de l’ordre du jour n’est pas suivie par ce groupe.');
  return sound;
}
