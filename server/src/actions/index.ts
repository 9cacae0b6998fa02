export { actionDoors } from './actions.routes.ts';
export { ActionsRepository } from './actions.repository.ts';
export { ActionsService } from './actions.service.ts';
export { OpenActionsCount } from './open-actions.ts';
export { NotedRecords } from './noted.service.ts';
