export { breachDoors } from './breaches.routes.ts';
export { BreachesRepository } from './breaches.repository.ts';
export { BreachesService } from './breaches.service.ts';
