import { analyse, type Finding } from '../src/index.ts';
import { blocksOf, gazetteers } from './registry.ts';

export const nobody = { persons: [], professionals: [], neverPersons: [] };

/** What is found in notes of a group that follows nobody. */
export const found = (text: string): Finding[] => analyse(blocksOf(text), nobody, gazetteers).findings;

export const passages = (text: string): string[] => found(text).map((finding) => finding.text);

/** Those that may be somebody: a street or a school is telling too, but names no one. */
export const named = (text: string): string[] =>
  found(text).flatMap((finding) => (['person', 'unknownWord'].includes(finding.type) ? finding.text : []));
