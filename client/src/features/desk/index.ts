export { useDesk } from './api.ts';
export { DeskPage } from './DeskPage.tsx';
