import type { Identity } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';

/** « Yanis BELKADRI », else a nickname, else that nothing is known. */
export const nameOf = ({ firstName, lastName, aliases }: Identity): string =>
  [firstName, lastName].filter(Boolean).join(' ') || aliases[0] || fr.situations.list.unnamed;
