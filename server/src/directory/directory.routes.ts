import { directoryRoutes } from '@huis-clos/contracts';
import type { Doors } from '../core/http/doors.ts';
import type { BodiesService } from './bodies.service.ts';
import type { CouncilService } from './council.service.ts';
import type { PeopleService } from './people.service.ts';

export function directoryDoors(
  { open }: Doors,
  council: CouncilService,
  people: PeopleService,
  bodies: BodiesService,
): void {
  open(directoryRoutes.readCouncil, 'signedIn', ({ caller }) => council.read(caller));
  open(directoryRoutes.updateCouncil, 'signedIn', ({ caller, body }) => council.update(caller, body));
  open(directoryRoutes.setLogo, 'signedIn', ({ caller, body }) =>
    council.setLogo(caller, Buffer.from(body.file, 'base64')),
  );
  open(directoryRoutes.removeLogo, 'signedIn', ({ caller }) => council.removeLogo(caller));
  open(directoryRoutes.readLogo, 'signedIn', async ({ caller, params, reply }) => {
    const { type, bytes } = await council.logo(caller, params.logoId);
    // Opened by itself it is a page of this origin: one that may do nothing at all.
    reply.header('content-security-policy', "default-src 'none'; sandbox").type(type);
    return bytes;
  });
  open(directoryRoutes.readCharter, 'signedIn', ({ caller }) => council.charter(caller));
  open(directoryRoutes.publishCharter, 'signedIn', ({ caller, body }) => council.publishCharter(caller, body));
  open(directoryRoutes.signCharter, 'signedIn', ({ caller, body }) => council.signCharter(caller, body.version));

  open(directoryRoutes.listOrganisations, 'signedIn', async ({ caller }) => ({
    organisations: await people.organisations(caller),
  }));
  open(directoryRoutes.createOrganisation, 'signedIn', ({ caller, body }) =>
    people.createOrganisation(caller, body.name),
  );
  open(directoryRoutes.listPeople, 'signedIn', async ({ caller }) => ({ people: await people.list(caller) }));
  open(directoryRoutes.createPerson, 'signedIn', ({ caller, body }) => people.create(caller, body));
  open(directoryRoutes.updatePerson, 'signedIn', ({ caller, params, body }) =>
    people.update(caller, params.personId, body),
  );

  open(directoryRoutes.listBodies, 'signedIn', async ({ caller }) => ({ bodies: await bodies.list(caller) }));
  open(directoryRoutes.createBody, 'signedIn', ({ caller, body }) => bodies.create(caller, body));
  open(directoryRoutes.readBody, 'signedIn', ({ caller, params }) => bodies.read(caller, params.bodyId));
  open(directoryRoutes.updateBody, 'signedIn', ({ caller, params, body }) =>
    bodies.update(caller, params.bodyId, body),
  );
  open(directoryRoutes.listMembers, 'signedIn', async ({ caller, params }) => ({
    members: await bodies.members(caller, params.bodyId),
  }));
  open(directoryRoutes.addMember, 'signedIn', ({ caller, params, body }) =>
    bodies.addMember(caller, params.bodyId, body),
  );
  open(directoryRoutes.endMembership, 'signedIn', async ({ caller, params }) => {
    await bodies.endMembership(caller, params.membershipId);
    return {};
  });
}
