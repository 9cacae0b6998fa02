import { minutesRoutes } from '@huis-clos/contracts';
import type { FastifyReply } from 'fastify';
import type { Doors } from '../../core/http/doors.ts';
import type { Download } from './minutes.service.ts';
import type { Publications } from '../publications.ts';

export function minutesDoors({ open }: Doors, { minutes, withdrawal }: Publications): void {
  const routes = minutesRoutes;
  open(routes.listMinutes, 'signedIn', async ({ caller }) => ({ minutes: await minutes.list(caller) }));
  open(routes.searchMinutes, 'signedIn', async ({ caller, body }) => ({
    found: await minutes.search(caller, body.words),
  }));
  open(routes.readMinutes, 'signedIn', ({ caller, params }) => minutes.read(caller, params.minutesId));
  open(routes.downloadDocx, 'signedIn', async ({ caller, params, reply }) =>
    handOver(reply, await minutes.download(caller, params.minutesId, 'docx')),
  );
  open(routes.downloadOdt, 'signedIn', async ({ caller, params, reply }) =>
    handOver(reply, await minutes.download(caller, params.minutesId, 'odt')),
  );
  open(routes.downloadPdf, 'signedIn', async ({ caller, params, reply }) =>
    handOver(reply, await minutes.download(caller, params.minutesId, 'pdf')),
  );

  open(routes.withdrawMinutes, 'signedIn', async ({ caller, params, body }) => {
    await withdrawal.withdraw(caller, params.minutesId, body.reason, body.missed);
    return {};
  });
  open(routes.listMinutesReadings, 'signedIn', async ({ caller, params }) => ({
    readings: await withdrawal.readings(caller, params.minutesId),
  }));
  open(routes.reportMissed, 'signedIn', async ({ caller, params, body }) => {
    await withdrawal.report(caller, params.minutesId, body.missed);
    return {};
  });
  open(routes.listMissed, 'signedIn', ({ caller, params }) => withdrawal.missed(caller, params.minutesId));
  open(routes.dropMissed, 'signedIn', async ({ caller, params }) => {
    await withdrawal.dropMissed(caller, params.minutesId, params.missedId);
    return {};
  });
  open(routes.replaceMinutes, 'signedIn', async ({ caller, params }) => ({
    publicationId: await withdrawal.replace(caller, params.minutesId),
  }));
}

function handOver(reply: FastifyReply, { name, type, bytes }: Download): Buffer {
  reply.header('content-disposition', `attachment; filename="${name}"`).type(type);
  return bytes;
}
