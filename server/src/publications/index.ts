export { createDetectors } from './anonymiser.ts';
export { minutesDoors } from './minutes/minutes.routes.ts';
export { createPublications } from './publications.ts';
export { publicationDoors } from './publications.routes.ts';
