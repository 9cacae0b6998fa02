import type { Address } from '../lexicon/address.ts';
import { IS } from '../lexicon/classify.ts';
import { PARTICLES } from '../lexicon/words.ts';
import { personNoun } from '../replacement/nouns.ts';
import { professionalTerm } from '../replacement/organisation.ts';
import { GAP, type Token } from '../text/tokens.ts';
import type { RegistryPerson } from '../types.ts';
import { nameWords, type RegistryIndex } from './registry-index.ts';

/** Who a run of marked tokens is. */
export interface Verdict {
  type: 'person' | 'professional' | 'unknownWord';
  personId: string | null;
  professionalId: string | null;
  must: 'mask' | 'decide';
  reason?: string;
}

/** What makes a family of a surname: « chez les Traoré », « aux Haddouche ». */
const PLURALS = new Set(['les', 'aux']);

/** What is said of several of one name: « le couple Traoré », « les frères Traoré ». */
const KINDRED = new Set('couple fratrie clan menage freres soeurs jumeaux jumelles parents epoux'.split(' '));

/** What is proposed instead of a run of names that starts at a token. */
export function propose(
  verdict: Verdict,
  tokens: readonly Token[],
  from: number,
  index: RegistryIndex,
  address: Address | null,
): string {
  if (verdict.type === 'unknownWord') return 'une personne';
  const professional = verdict.professionalId === null ? undefined : index.professionals.get(verdict.professionalId);
  if (professional) return professionalTerm(professional);
  const person = verdict.personId === null ? undefined : index.persons.get(verdict.personId);
  if (isFamily(tokens, from, person)) return 'une famille';
  if (person) return personNoun(person);
  return address === null ? 'une personne' : ADDRESSED[address];
}

const ADDRESSED: Record<Address, string> = { feminine: 'une femme', masculine: 'un homme', couple: 'deux personnes' };

/** « la famille Belkadri », « les Belkadri », « le couple Belkadri »: all who bear a surname. */
function isFamily(tokens: readonly Token[], from: number, person: RegistryPerson | undefined): boolean {
  const [before, first] = [tokens[from - 1], tokens[from]];
  if (!first) return false;
  if (['famille', 'familles', 'consorts', 'epoux'].includes(first.word)) return true;
  if (!before || before.block !== first.block || first.gap !== GAP.space) return false;
  if (!PLURALS.has(before.word) && !KINDRED.has(before.word)) return false;
  // « les Da Costa »: the particle says nothing.
  const name = PARTICLES.has(first.word) ? (tokens[from + 1] ?? first) : first;
  if (person) return person.lastNames.flatMap(nameWords).includes(name.word);
  return !(name.bits & IS.given) || (name.bits & IS.surname) !== 0;
}
