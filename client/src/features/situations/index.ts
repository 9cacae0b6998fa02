export { situationsQuery, useCreateSituation, useSituations } from './api.ts';
export { EditSituationPage } from './EditSituationPage.tsx';
export { ImportPage } from './ImportPage.tsx';
export { NewSituationPage } from './NewSituationPage.tsx';
export { SituationPage } from './SituationPage.tsx';
export { SituationsTab } from './SituationsTab.tsx';
