export { createDetectors, type Detectors } from './anonymiser.ts';
export { createPublications } from './publications.ts';
export { publicationDoors } from './publications.routes.ts';
export type { DirectorySource, MeetingSource, NotesBlock, NotesSource, RegistrySource } from './ports.ts';
