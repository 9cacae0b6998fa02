import type { ReadDocument, Sighting } from '../document.ts';
import { personNoun } from '../replacement/nouns.ts';
import type { Registry, RegistryPerson } from '../types.ts';

const MENTION = '\ufffc';

/** L0: every mention node is replaced; nothing has to be detected. A mention of nobody known must be decided. */
export function* sightMentions({ blocks }: ReadDocument, registry: Registry): Generator<Sighting> {
  const subjects = subjectsOf(registry);
  for (const [index, { text, mentions }] of blocks.entries()) {
    let at = text.indexOf(MENTION);
    if (at === -1) continue;
    const declared = new Map(mentions.map((mention) => [mention.at, mention.situationId]));
    for (; at !== -1; at = text.indexOf(MENTION, at + 1))
      yield mention(index, at, subjects.get(declared.get(at) ?? null));
  }
}

/** Whom each situation is about, or else the first of its persons. */
function subjectsOf({ persons }: Registry): Map<string | null, RegistryPerson> {
  const subjects = new Map<string | null, RegistryPerson>();
  for (const person of persons) {
    const known = subjects.get(person.situationId);
    if (!known || (known.kinship !== 'subject' && person.kinship === 'subject'))
      subjects.set(person.situationId, person);
  }
  return subjects;
}

function mention(block: number, at: number, person: RegistryPerson | undefined): Sighting {
  return {
    block,
    start: at,
    end: at + 1,
    type: 'person',
    detector: 'structure',
    reason: person ? 'Mention d’une personne suivie' : 'Mention d’une personne que le groupe ne suit plus',
    confidence: 1,
    personId: person?.id ?? null,
    must: person ? 'mask' : 'decide',
    proposal: person ? personNoun(person) : 'une personne',
  };
}
