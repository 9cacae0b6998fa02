import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Meeting } from '@huis-clos/contracts';
import type { Caller } from '../core/caller.ts';
import type { PeopleService } from '../directory/index.ts';
import type { MeetingChanges } from '../meetings/index.ts';
import type { NotesService } from '../notes/index.ts';
import type { SituationImport } from '../situations/index.ts';
import { demoFolder } from './council.ts';
import { blocksOf } from './raw-notes.ts';

/** The features through which the demonstration's work is done, as its people would have. */
export interface DemoTools {
  situationImport: SituationImport;
  meetingChanges: MeetingChanges;
  notes: NotesService;
  people: PeopleService;
}

/** One group's work: who does it, and the meetings held and to come. French local times. */
const groupWork = [
  {
    lead: 'c.fournier',
    body: 'jeunesse',
    held: { startsAt: '2026-10-08T09:30:00+02:00', place: 'Salle du conseil', notes: 'notes-jeunesse-2026-10-08.md' },
    agenda: ['Retour sur les actions de septembre', 'Déscolarisation', 'Examen de situations', 'Questions diverses'],
    next: { startsAt: '2026-12-10T09:30:00+01:00', place: 'Salle du conseil' },
  },
  {
    lead: 'n.auriol',
    body: 'glycines',
    held: { startsAt: '2026-11-05T14:00:00+01:00', place: 'Maison de quartier', notes: 'notes-glycines-2026-11-05.md' },
    agenda: ['Ce que l’on observe', 'Ce que demandent les habitants', 'Examen de situations', 'Préconisations'],
    next: { startsAt: '2026-12-03T14:00:00+01:00', place: 'Maison de quartier' },
  },
];

/** Imports the sample spreadsheet into both groups and holds their sample meetings. */
export async function seedWork(
  tools: DemoTools,
  callerOf: (login: string) => Promise<Caller>,
  bodies: Map<string, string>,
): Promise<void> {
  const csv = await readFile(join(demoFolder, 'situations.csv'), 'utf8');
  for (const { lead, body, held, agenda, next } of groupWork) {
    const caller = await callerOf(lead);
    const bodyId = bodies.get(body) as string;
    await tools.situationImport.run(caller, bodyId, csv, false);
    const meeting = await tools.meetingChanges.create(caller, bodyId, {
      startsAt: held.startsAt,
      place: held.place,
      durationMinutes: 120,
      reason: 'president',
    });
    await hold(tools, caller, meeting, agenda, next.startsAt);
    await tools.notes.seed(
      caller,
      meeting.documentId as string,
      blocksOf(
        await readFile(join(demoFolder, held.notes), 'utf8'),
        held.startsAt.slice(0, 10),
        await ownersOf(tools, meeting),
      ),
    );
    await tools.meetingChanges.create(caller, bodyId, { ...next, durationMinutes: 120, reason: 'president' });
  }
}

async function hold(
  { meetingChanges }: DemoTools,
  caller: Caller,
  { id, version, attendance }: Meeting,
  agenda: string[],
  nextMeetingAt: string,
): Promise<void> {
  await meetingChanges.update(caller, id, {
    version,
    state: 'held',
    nextMeetingAt,
    attendance: attendance.map((line) => ({ ...line, status: 'present' as const })),
    agenda: agenda.map((title, index) => ({
      ...{ id: `agenda-${index}`.padEnd(22, '-'), title, presenter: null, durationMinutes: 30 },
      ...{ nominative: title === 'Examen de situations', situationIds: [] },
    })),
  });
}

/** Finds a member by last name among those present. */
async function ownersOf({ people }: DemoTools, { attendance }: Meeting): Promise<(lastName: string) => string | null> {
  const labels = await people.labels(attendance.flatMap(({ personId }) => personId ?? []));
  return (lastName) => [...labels.values()].find(({ name }) => lastName !== '' && name.endsWith(lastName))?.id ?? null;
}
