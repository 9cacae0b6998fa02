export { createDetectorPool } from './detectors/detector-pool.ts';
export { createDetectors, type Detectors } from './detectors/detectors.ts';
export { minutesDoors } from './minutes/minutes.routes.ts';
export { createPublications } from './publications.ts';
export { publicationDoors } from './publications.routes.ts';
