import { situationRoutes, type Identity, type Situation, type SituationInput } from '@huis-clos/contracts';
import type { TestClient } from './server.ts';

/** Words of a situation that stand nowhere else: found in clear anywhere, they are a leak. */
export const CANARIES = ['Zéphyrine', 'Quasimodorde', 'Zezette-la-Foudre', 'impasse du Lamparo', 'Ombeline'];

export const identity = (change: Partial<Identity> = {}): Identity => ({
  lastName: 'Quasimodorde',
  firstName: 'Zéphyrine',
  aliases: ['Zezette-la-Foudre'],
  sex: 'feminine',
  birthDate: '2010-05-04',
  address: '3 impasse du Lamparo',
  phone: '06 39 98 77 66',
  email: null,
  occupation: 'Collège Vauquelin',
  guardians: [{ name: 'Ombeline Quasimodorde', relation: 'mère', phone: null, email: null, address: null }],
  ...change,
});

export const situationInput = (change: Partial<SituationInput> = {}): SituationInput => ({
  identity: identity(),
  status: 'active',
  referralSource: 'education',
  startedOn: '2026-09-04',
  caseLeadId: null,
  programme: null,
  subjectNotice: null,
  ...change,
});

export async function openSituation(
  by: TestClient,
  bodyId: string,
  change: Partial<SituationInput> = {},
): Promise<Situation> {
  const answer = await by.call(situationRoutes.createSituation, { params: { bodyId }, body: situationInput(change) });
  if (answer.status !== 200) throw new Error(`could not open a situation: ${answer.text}`);
  return answer.body;
}
