import type { ReadDocument, Sighting } from '../document.ts';
import { personNoun } from '../replacement/nouns.ts';
import type { Registry, RegistryPerson, SourceBlock } from '../types.ts';

const MENTION = '\ufffc';

/** L0: every mention node is replaced; nothing has to be detected. A mention of nobody known must be decided. */
export function sightMentions(document: ReadDocument, registry: Registry): Sighting[] {
  const subjects = subjectsOf(registry);
  return document.blocks.flatMap((block, index) =>
    [...mentionsOf(block)].map(({ at, situationId }) => mention(index, at, subjects.get(situationId))),
  );
}

function* mentionsOf(block: SourceBlock): Generator<{ at: number; situationId: string | null }> {
  const declared = new Map(block.mentions.map(({ at, situationId }) => [at, situationId]));
  for (let at = block.text.indexOf(MENTION); at !== -1; at = block.text.indexOf(MENTION, at + 1)) {
    yield { at, situationId: declared.get(at) ?? null };
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
