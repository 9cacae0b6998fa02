export { deskDoors } from './desk.routes.ts';
export { DeskService } from './desk.service.ts';
