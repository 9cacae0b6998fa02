import type { Connection } from 'mongoose';
import type { AuditService } from '../audit/index.ts';
import type { Bus } from '../core/bus.ts';
import type { Clock } from '../core/clock.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import type { TakeNumbers } from '../core/mongo/counters.ts';
import type { Detectors } from './anonymiser.ts';
import { GroupMemory } from './group-memory.ts';
import type { Sources } from './materials.ts';
import { MinutesRepository } from './minutes.repository.ts';
import { MinutesService } from './minutes.service.ts';
import { PublicationStore } from './publication-store.ts';
import { PublicationsRepository } from './publications.repository.ts';
import { ReviewService } from './review.service.ts';
import { WorkflowService } from './workflow.service.ts';

export interface PublicationsDependencies {
  connection: Connection;
  keyring: Keyring;
  audit: AuditService;
  bus: Bus;
  clock: Clock;
  takeNumbers: TakeNumbers;
  detectors: Detectors;
  sources: Sources;
}

/** The feature's services, for its doors and the desk. */
export interface Publications {
  review: ReviewService;
  workflow: WorkflowService;
  minutes: MinutesService;
}

/** Constructs the parts of publications; they are many and know only each other. */
export function createPublications({
  connection,
  keyring,
  audit,
  bus,
  clock,
  takeNumbers,
  detectors,
  sources,
}: PublicationsDependencies): Publications {
  const repository = new PublicationsRepository(connection);
  const minutesRepository = new MinutesRepository(connection);
  const store = new PublicationStore(repository, keyring, audit, bus, clock);
  const memory = new GroupMemory(repository, keyring, audit);
  const review = new ReviewService(store, repository, memory, detectors, sources);
  const parts = { store, repository, memory, detectors, sources, bus, clock };
  return {
    review,
    workflow: new WorkflowService({ ...parts, minutes: minutesRepository, review, takeNumbers }),
    minutes: new MinutesService(minutesRepository, repository, sources.directory, audit, bus, clock),
  };
}
