import type { AbilityBuilder, MongoAbility } from '@casl/ability';
import type { Actor } from '@huis-clos/contracts';
import type { SubjectName, Tagged, Verb } from '../subjects.ts';

export type AppAbility = MongoAbility<[Verb, SubjectName | Tagged]>;

/** Adds the rules of one subject; order between subjects never matters, for rules only meet inside one. */
export type RuleSet = (actor: Actor, builder: Pick<AbilityBuilder<AppAbility>, 'can' | 'cannot'>) => void;
