export { Actors } from './actors.ts';
export { BodiesService } from './bodies.service.ts';
export { CouncilService } from './council.service.ts';
export { DirectoryRepository } from './directory.repository.ts';
export { Founding, type Founded, type FoundingPlan } from './founding.ts';
export { directoryDoors } from './directory.routes.ts';
export { PeopleService } from './people.service.ts';
