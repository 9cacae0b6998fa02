export { deskDoors } from './desk.routes.ts';
export { DeskService, type DeskPublications } from './desk.service.ts';
