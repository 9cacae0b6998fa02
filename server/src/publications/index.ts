export { backgroundDetectors } from './detectors/background-detectors.ts';
export { createDetectors, type Detectors } from './detectors/detectors.ts';
export { backgroundFormats } from './exports/background-formats.ts';
export { formats, type Formats } from './exports/formats.ts';
export { minutesDoors } from './minutes/minutes.routes.ts';
export { createPublications } from './publications.ts';
export { publicationDoors } from './publications.routes.ts';
