export { SituationImport } from './import/situation-import.service.ts';
export { SituationAccess } from './situation-access.ts';
export { SituationChanges } from './situation-changes.service.ts';
export { SituationRegistry } from './situation-registry.ts';
export { SituationWriter } from './situation-writer.ts';
export { situationDoors } from './situations.routes.ts';
export { SituationsRepository } from './situations.repository.ts';
export { SituationsService } from './situations.service.ts';
