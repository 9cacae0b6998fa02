import type { SituationSummary } from '@huis-clos/contracts';
import { fr } from '../../i18n/fr.ts';

/** What stands for a situation on screen: its name, or its number while names are masked for the room. */
export const situationLabel = ({ name, number }: Pick<SituationSummary, 'name' | 'number'>, masked: boolean): string =>
  masked ? fr.notes.maskedSituation(number) : name;
