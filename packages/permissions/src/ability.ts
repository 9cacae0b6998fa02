import { AbilityBuilder, createMongoAbility } from '@casl/ability';
import type { Actor } from '@huis-clos/contracts';
import { assertComplete } from './actor.ts';
import { actionRules } from './rules/action.ts';
import { auditRules } from './rules/audit.ts';
import { directoryRules } from './rules/directory.ts';
import { meetingRules } from './rules/meeting.ts';
import { notesRules } from './rules/notes.ts';
import { minutesRules, publicationRules } from './rules/publication.ts';
import type { AppAbility, RuleSet } from './rules/rule-set.ts';
import { situationRules } from './rules/situation.ts';
import { tagged, type Records, type SubjectName, type Tagged, type Verb } from './subjects.ts';

const ruleSets: RuleSet[] = [
  directoryRules,
  meetingRules,
  notesRules,
  situationRules,
  actionRules,
  publicationRules,
  minutesRules,
  auditRules,
];

/**
 * What an actor may do, by RULES.md. Used by the server to decide and by the client to show.
 * @throws {TypeError} on an incomplete actor (G3).
 */
export function abilityFor(actor: Actor): AppAbility {
  assertComplete(actor);
  const builder = new AbilityBuilder<AppAbility>(createMongoAbility);
  for (const addRules of ruleSets) addRules(actor, builder);
  return builder.build({ detectSubjectType: kindOf });
}

/**
 * Whether the actor may do this to this very record.
 * The only way to ask: a subject's name alone is not accepted, for it answers « maybe » as soon as one conditional rule exists (G4).
 */
export const may = <N extends SubjectName>(ability: AppAbility, verb: Verb, name: N, record: Records[N]): boolean =>
  ability.can(verb, tagged(name, record));

function kindOf(record: SubjectName | Tagged): SubjectName {
  const kind = typeof record === 'string' ? record : record.__caslSubjectType__;
  if (!kind) throw new TypeError('permission asked about an untagged record');
  return kind;
}
