import type { ReadDocument, Sighting } from '../document.ts';
import { personNoun } from '../replacement/nouns.ts';
import type { Registry, SourceBlock } from '../types.ts';

const MENTION = '\ufffc';

/** L0: every mention node is replaced; nothing has to be detected. A mention of nobody known must be decided. */
export function sightMentions(document: ReadDocument, registry: Registry): Sighting[] {
  return document.blocks.flatMap((block, index) =>
    [...mentionsOf(block)].map(({ at, situationId }) => mention(index, at, situationId, registry)),
  );
}

function* mentionsOf(block: SourceBlock): Generator<{ at: number; situationId: string | null }> {
  const declared = new Map(block.mentions.map(({ at, situationId }) => [at, situationId]));
  for (let at = block.text.indexOf(MENTION); at !== -1; at = block.text.indexOf(MENTION, at + 1)) {
    yield { at, situationId: declared.get(at) ?? null };
  }
}

function mention(block: number, at: number, situationId: string | null, registry: Registry): Sighting {
  const members = registry.persons.filter((person) => person.situationId === situationId);
  const person = members.find(({ kinship }) => kinship === 'subject') ?? members[0];
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
