import { bodyKinds, type FirstRun } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';

/** The mayoral order is empty where there is none yet. */
export type CouncilDraft = Omit<FirstRun, 'token' | 'mayoralOrder'> & { mayoralOrder: string };

/** What each step of the first run is given. */
export interface StepProps {
  draft: CouncilDraft;
  onChange: (draft: CouncilDraft) => void;
  error: unknown;
}

/** One body of each kind, under the name it usually has. */
export const emptyCouncil = (): CouncilDraft => ({
  commune: '',
  department: '',
  mayorTitle: fr.identity.firstRun.mayorTitleDefault,
  coordinator: { name: '', login: '', passphrase: '' },
  mayoralOrder: '',
  bodies: bodyKinds.map((kind) => ({ kind, name: fr.identity.firstRun.bodyDefaults[kind] })),
});
