export { createDetectors } from './anonymiser.ts';
export { createPublications } from './publications.ts';
export { publicationDoors } from './publications.routes.ts';
