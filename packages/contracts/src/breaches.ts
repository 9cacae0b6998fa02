import { Type, type Static } from 'typebox';
import { breachData, breachNatures, breachPeople, breachStates } from './domain.ts';
import { route } from './route.ts';
import { closed, Day, Id, Instant, nullable, oneOf, text, Version } from './shapes.ts';

/** What article 33 has a controller write of a breach: its nature, who and how many, what may follow, what was done. */
export const BreachFacts = closed({
  natures: Type.Array(oneOf(breachNatures), { maxItems: breachNatures.length, uniqueItems: true }),
  people: Type.Array(oneOf(breachPeople), { maxItems: breachPeople.length, uniqueItems: true }),
  data: Type.Array(oneOf(breachData), { maxItems: breachData.length, uniqueItems: true }),
  /** Approximate number of people concerned; null while unknown. */
  peopleCount: nullable(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  consequences: Type.String({ maxLength: 4_000 }),
  measures: Type.String({ maxLength: 4_000 }),
  /** When the people themselves were told (art. 34), if they were. */
  peopleToldOn: nullable(Day),
});
export type BreachFacts = Static<typeof BreachFacts>;

/** `late`: why a notification comes after the deadline (art. 33, 1). */
export const BreachOutcome = Type.Union([
  closed({ state: oneOf(['notified'] as const), at: Instant, late: nullable(text(2_000)) }),
  closed({ state: oneOf(['notNotified'] as const), because: text(2_000) }),
]);
export type BreachOutcome = Static<typeof BreachOutcome>;

/** One entry of the register of personal data breaches (art. 33, 5). Holds no name. */
export const Breach = closed({
  id: Id,
  /** Per year: « 2026-1 ». */
  number: Type.String(),
  bodyName: Type.String(),
  minutesId: Id,
  /** Of the minutes it left with. */
  minutesNumber: Type.String(),
  minutesEdition: Type.Integer(),
  knownAt: Instant,
  /** 72 hours after it was known. */
  notifyBy: Instant,
  state: oneOf(breachStates),
  facts: BreachFacts,
  outcome: nullable(BreachOutcome),
  version: Version,
});
export type Breach = Static<typeof Breach>;

const params = closed({ breachId: Id });

export const breachRoutes = {
  /** Latest first. */
  listBreaches: route({ method: 'GET', url: '/api/breaches', answer: closed({ breaches: Type.Array(Breach) }) }),
  describeBreach: route({
    method: 'PUT',
    url: '/api/breaches/:breachId/facts',
    params,
    body: closed({ version: Version, facts: BreachFacts }),
    answer: Breach,
  }),
  settleBreach: route({
    method: 'PUT',
    url: '/api/breaches/:breachId/outcome',
    params,
    body: closed({ version: Version, outcome: BreachOutcome }),
    answer: Breach,
  }),
};
