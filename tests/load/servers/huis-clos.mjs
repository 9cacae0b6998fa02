import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { AuditRepository, AuditService } from '../../../server/dist/audit/index.js';
import { Bus } from '../../../server/dist/core/bus.js';
import { callerOf } from '../../../server/dist/core/caller.js';
import { systemClock } from '../../../server/dist/core/clock.js';
import { DataKeyRepository } from '../../../server/dist/core/crypto/data-key.repository.js';
import { Keyring } from '../../../server/dist/core/crypto/keyring.js';
import { wrapping } from '../../../server/dist/core/crypto/master-key.js';
import { newId } from '../../../server/dist/core/ids.js';
import { createLogger } from '../../../server/dist/core/logger.js';
import { connect, createIndexes } from '../../../server/dist/core/mongo/connection.js';
import { createTransact } from '../../../server/dist/core/mongo/transaction.js';
import { createNotes } from '../../../server/dist/notes/index.js';
import { createRealtime } from '../../../server/dist/realtime/index.js';
import { serve } from './serve.mjs';

/**
 * This product's notes as they run: rights asked of the real rules, rows sealed and on disk before each
 * acknowledgement, readings and writings in the audit. Only signing in is shortened: a cookie says who it is.
 */
const connection = await connect(process.env.BENCH_MONGODB_URL);
const transact = createTransact(connection);
const keyring = new Keyring(new DataKeyRepository(connection), wrapping(randomBytes(32)));
const audit = new AuditService(new AuditRepository(connection), transact, systemClock);
const [bus, logger] = [new Bus(), createLogger('error', process.stderr)];
const notes = createNotes({
  ...{ connection, keyring, audit, bus, clock: systemClock, logger },
  projection: { project: async () => {} },
  memberSince: async () => new Date(0),
  // Two hundred people in one document is beyond what the product allows; the workload asks for it.
  options: { limits: { socketsPerDocument: 1000 } },
});

// Everyone is a member of all the groups a council has.
const bodies = Array.from({ length: 5 }, newId);
const people = new Map();
const revoked = new Set();
const seat = (bodyId) => ({
  ...{ bodyId, bodyKind: 'thematicGroup', bodyName: 'Groupe', role: 'member', meetingId: null, situationIds: [] },
});
function callerNamed(name) {
  const personId = people.get(name) ?? newId();
  people.set(name, personId);
  const memberships = revoked.has(name) ? [] : bodies.map(seat);
  const actor = { personId, name, organisation: 'Mairie', offices: [], charterSigned: true, memberships };
  return callerOf(actor, { sessionId: name, requestId: newId(), from: 'bench' });
}

await createIndexes(connection);
await transact(async (session) => {
  for (const bodyId of bodies) await keyring.create({ bodyId }, session);
});

const http = createServer();
createRealtime({
  ...{ httpServer: http, bus, logger },
  origins: () => [],
  authenticate: async (cookie) => (cookie ? callerNamed(cookie.replace('person=', '')) : null),
  openEvents: (doors) => notes.openEvents(doors),
});

serve(http, {
  documents: async (count) => {
    const ids = [];
    for (let index = 0; index < count; index += 1)
      ids.push(
        await transact((session) =>
          notes.service.create(
            callerNamed('bench'),
            { meetingId: newId(), bodyId: bodies[index % bodies.length] },
            session,
          ),
        ),
      );
    return ids;
  },
  openDocuments: async () => notes.figures().openDocuments,
  revoke: async (name) => {
    revoked.add(name);
    await bus.tell('accessChanged', { personIds: [people.get(name)] });
    return true;
  },
  // Writes still on their way may collide with the dropping: it is tried again.
  drop: async () => {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const dropped = await connection.dropDatabase().then(
        () => true,
        () => false,
      );
      if (dropped) return true;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return false;
  },
});
