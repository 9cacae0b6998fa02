export { useMinutesList } from './api.ts';
export { MinutesDocument } from './MinutesDocument.tsx';
export { MinutesLibraryPage } from './MinutesLibraryPage.tsx';
export { MinutesPage } from './MinutesPage.tsx';
