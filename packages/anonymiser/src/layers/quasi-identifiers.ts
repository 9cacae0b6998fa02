import type { ReadDocument, Sighting } from '../document.ts';
import type { Gazetteers } from '../gazetteers/gazetteers.ts';
import type { Finding } from '../types.ts';

/** One telling attribute of a person, and the wording that says it without telling. */
export interface QuasiAttribute {
  kind:
    | 'birthDate'
    | 'exactAge'
    | 'school'
    | 'address'
    | 'street'
    | 'commune'
    | 'kinship'
    | 'judicial'
    | 'employer'
    | 'origin'
    | 'unique'
    | 'reporter'
    | 'vehicle'
    | 'handle';
  findingId: string;
  text: string;
  generalisation: string;
}

/** What is said of one person over the whole document. */
export interface QuasiIdentifierRisk {
  /** The registered person, or null for one who is not named. */
  personId: string | null;
  /** The block that speaks of a person who is not named. */
  blockId: string | null;
  attributes: QuasiAttribute[];
  /** How many inhabitants of a commune of 25,000 may share these attributes, as an order of magnitude. */
  estimatedGroup: number;
  /** Three kinds of attribute or more, or fewer than 11 people: needs a written reason and a second person if kept. */
  blocked: boolean;
}

export function assessQuasiIdentifiers(
  _document: ReadDocument,
  _named: readonly Finding[],
  _gazetteers: Gazetteers,
): { sightings: Sighting[]; risks: (findings: readonly Finding[]) => QuasiIdentifierRisk[] } {
  return { sightings: [], risks: () => [] };
}
