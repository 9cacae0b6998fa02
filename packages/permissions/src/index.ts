export { abilityFor, may } from './ability.ts';
export { ledBodyIds, memberBodyIds, openBodyIds, preparedBodyIds, readerBodyIds } from './actor.ts';
export type { AppAbility } from './rules/rule-set.ts';
export { tagged, type Records, type SubjectName, type Tagged, type Verb } from './subjects.ts';
