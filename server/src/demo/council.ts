import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BodyKind, Office, Role } from '@huis-clos/contracts';
import type { FoundingPlan } from '../directory/index.ts';

/** The invented council, as `server/demo/council.json` holds it. */
interface CouncilFile {
  commune: { name: string; department: string; mayorTitle: string };
  organisations: string[];
  bodies: { id: string; kind: BodyKind; name: string }[];
  people: { login: string; name: string; organisation: string; office?: Office; memberOf: Record<string, Role> }[];
}

export const demoFolder = fileURLToPath(new URL('../../demo', import.meta.url));

const jobTitles: Record<string, string> = {
  'c.fournier': 'Coordonnatrice du CLSPD',
  'n.auriol': 'Éducateur',
  't.grandclement': 'CPE',
  's.benhamou': 'Conseillère',
  'y.lebihan': 'Responsable de secteur',
  'l.marchetti': 'Brigadier-chef',
  maire: 'Maire',
  prefecture: 'Délégué du préfet',
  dpo: 'Déléguée à la protection des données',
  technique: 'Administrateur technique',
};

/** The plan of the demonstration council; people are keyed by login, bodies by their short name. */
export async function demoPlan(today: string): Promise<FoundingPlan> {
  const { commune, organisations, bodies, people } = JSON.parse(
    await readFile(join(demoFolder, 'council.json'), 'utf8'),
  ) as CouncilFile;
  const steering = new Set(bodies.filter(({ kind }) => kind === 'steering').map(({ id }) => id));
  return {
    commune: commune.name,
    department: commune.department,
    mayorTitle: commune.mayorTitle,
    today,
    organisations,
    bodies: bodies.map(({ id, kind, name }) => ({ key: id, kind, name })),
    people: people.map(({ login, name, organisation, office }) => ({
      key: login,
      name,
      organisation,
      jobTitle: jobTitles[login] ?? null,
      offices: office ? [office] : [],
    })),
    memberships: people.flatMap(({ login, memberOf }) =>
      Object.entries(memberOf).map(([body, role]) => ({
        ...{ person: login, body, role },
        mayoralOrder: steering.has(body) ? 'Arrêté 2026-041' : null,
      })),
    ),
  };
}
