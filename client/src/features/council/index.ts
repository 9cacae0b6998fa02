export { CouncilPage } from './CouncilPage.tsx';
