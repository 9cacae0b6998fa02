import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { systemClock } from '../core/clock.ts';
import { connect, createIndexes } from '../core/mongo/connection.ts';
import { createTransact } from '../core/mongo/transaction.ts';
import { AuditRepository } from './audit.repository.ts';
import { AuditService } from './audit.service.ts';

const witness = { actor: null, requestId: 'r', from: '127.0.0.1' };
const read = { event: 'situation.read', subjectId: 's' };

describe('the verification of the audit', () => {
  let connection: Connection;
  let audit: AuditService;
  /** What happens once the heads are read, the chains not yet. */
  let meanwhile: () => Promise<void>;

  beforeEach(async () => {
    const url = new URL(process.env['TEST_MONGODB_URL'] as string);
    url.pathname = `/audit_${randomBytes(6).toString('hex')}`;
    connection = await connect(url.href);
    meanwhile = async () => {};
    class Repository extends AuditRepository {
      override async heads() {
        const heads = await super.heads();
        await meanwhile();
        return heads;
      }
    }
    audit = new AuditService(new Repository(connection), createTransact(connection), systemClock);
    await createIndexes(connection);
    for (let count = 0; count < 3; count += 1) await audit.note(witness, 'body', read);
  });
  afterEach(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  it('takes no entry written while it reads for a break', async () => {
    meanwhile = () => audit.note(witness, 'body', read);
    expect(await audit.verify()).toEqual({ brokenAt: null, entries: 3 });
  });

  it('finds an entry that something else wrote after the last one', async () => {
    const entries = connection.collection<{ _id: string }>('auditEntries');
    const last = await entries.findOne({ sequence: 3 });
    await entries.insertOne({ ...last, _id: 'body:forged', sequence: 4 } as never);
    expect((await audit.verify()).brokenAt).toEqual({ chain: 'body', sequence: 4 });
  });
});
