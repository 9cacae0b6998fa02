import { deskRoutes } from '@huis-clos/contracts';
import type { Doors } from '../core/http/doors.ts';
import type { DeskService } from './desk.service.ts';

export function deskDoors({ open }: Doors, desk: DeskService): void {
  open(deskRoutes.readDesk, 'signedIn', ({ caller }) => desk.read(caller));
}
