/** One thing that happened. Identifiers only, so that it can outlive what it speaks of. */
export interface AuditRecord {
  /** `chain:sequence`, zero-padded so that order by id is order in the chain. */
  _id: string;
  chain: string;
  sequence: number;
  at: Date;
  actorId: string | null;
  event: string;
  subjectId: string | null;
  bodyId: string | null;
  from: string | null;
  requestId: string | null;
  previousHash: string;
  hash: string;
}
