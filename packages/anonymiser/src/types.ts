/** What the anonymiser takes and gives. Pure data: everything here survives JSON. */

/** A paragraph, list item, table cell or heading of the notes, as plain text. */
export interface SourceBlock {
  /** Stable within one document. */
  id: string;
  /** Plain text; each mention of a registered person stands as one U+FFFC character. */
  text: string;
  mentions: SourceMention[];
}

/** A mention node of the notes: it holds no name, only whom it means. */
export interface SourceMention {
  /** Index of its U+FFFC in the block's text (UTF-16 units, as all offsets here). */
  at: number;
  situationId: string;
}

/** One person of the group's registry: the subject of a situation, a guardian, a sibling, a third party. */
export interface RegistryPerson {
  id: string;
  situationId: string;
  kinship: 'subject' | 'guardian' | 'other';
  firstNames: string[];
  lastNames: string[];
  /** Nicknames, handles, earlier spellings. */
  aliases: string[];
  category: 'minor' | 'adult' | 'family';
  gender: 'feminine' | 'masculine' | 'unknown';
  phones: string[];
  addresses: string[];
  emails: string[];
  /** ISO date, when known. */
  birthDate: string | null;
}

/** A professional who acts in office: a participant, an owner of actions. Shown by organisation, not masked as a person. */
export interface Professional {
  id: string;
  name: string;
  organisation: string;
  jobTitle: string | null;
  /** Shown with their name before the organisation; a name that a registered person has too is never to be. */
  named?: boolean;
}

export interface Registry {
  persons: RegistryPerson[];
  professionals: Professional[];
  /** Strings this group decided are never a person (folded). */
  neverPersons: string[];
}

export type FindingType =
  | 'person'
  | 'professional'
  | 'phone'
  | 'email'
  | 'handle'
  | 'plate'
  | 'iban'
  | 'nir'
  | 'birthDate'
  | 'exactAge'
  | 'address'
  | 'school'
  | 'fileName'
  | 'number'
  | 'quasiIdentifier'
  | 'unknownWord';

export type Detector =
  'structure' | 'registry' | 'patterns' | 'gazetteers' | 'context' | 'residue' | 'quasiIdentifiers';

/** A passage that must not leave as it is, or that a person must look at. Overlapping passages are merged, all reasons kept. */
export interface Finding {
  /** Stable for the same block id, passage and type. */
  id: string;
  blockId: string;
  start: number;
  end: number;
  /** The passage itself. Nominative: never logged, never sent to anyone but the group. */
  text: string;
  type: FindingType;
  detectors: Detector[];
  /** French, shown to the reviewer, one per detector. */
  reasons: string[];
  /** 0 to 1. */
  confidence: number;
  personId: string | null;
  /** 'mask': replaced unless a person decides otherwise; 'decide': nobody may publish before deciding. */
  must: 'mask' | 'decide';
  /** Proposed replacement in French, fitting the sentence; '' removes the passage. */
  proposal: string;
}

/** What the reviewer chose for one finding. `keep` needs a written reason. */
export type Decision =
  | { findingId: string; choice: 'replace' | 'generalise'; replacement: string }
  | { findingId: string; choice: 'remove' }
  | { findingId: string; choice: 'keep'; reason: string }
  | { findingId: string; choice: 'notAPerson' };
