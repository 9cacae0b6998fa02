import type { Connection } from 'mongoose';
import type { AuditService } from '../audit/index.ts';
import type { Bus } from '../core/bus.ts';
import type { Clock } from '../core/clock.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import type { TakeNumbers } from '../core/mongo/counters.ts';
import type { Detectors } from './detectors/detectors.ts';
import type { Formats } from './exports/formats.ts';
import { GroupMemory } from './group-memory.ts';
import type { Sources } from './materials.ts';
import { MinutesRepository } from './minutes/minutes.repository.ts';
import { MinutesService } from './minutes/minutes.service.ts';
import { MinutesShelf } from './minutes/minutes-shelf.ts';
import { MissedStrings } from './minutes/missed-strings.ts';
import { WithdrawalService } from './minutes/withdrawal.service.ts';
import type { BreachRegister, ReadingsSource, RegistrySource } from './ports.ts';
import { PublicationStore } from './publication-store.ts';
import { PublicationsRepository } from './publications.repository.ts';
import { ReviewTallies } from './review-tallies.ts';
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
  formats: Formats;
  sources: Omit<Sources, 'detectors'>;
  readings: ReadingsSource;
  breaches: BreachRegister;
}

/** The feature's services, for its doors and the desk. */
export interface Publications {
  review: ReviewService;
  workflow: WorkflowService;
  minutes: MinutesService;
  withdrawal: WithdrawalService;
  tallies: ReviewTallies;
}

/** Constructs the parts of publications; they are many and know only each other. */
export function createPublications({
  connection,
  takeNumbers,
  detectors,
  formats,
  sources: others,
  readings,
  breaches,
  ...common
}: PublicationsDependencies): Publications {
  const { keyring, audit, bus, clock } = common;
  const repository = new PublicationsRepository(connection);
  const minutesRepository = new MinutesRepository(connection);
  const shelf = new MinutesShelf(minutesRepository, keyring, takeNumbers);
  const missed = new MissedStrings(minutesRepository, keyring);
  const sources = { ...others, detectors, registry: withMissed(others.registry, missed) };
  const store = new PublicationStore(repository, keyring, audit, bus, clock);
  const memory = new GroupMemory(repository, keyring, audit);
  const tallies = new ReviewTallies(repository, minutesRepository);
  const review = new ReviewService(store, repository, memory, detectors, sources);
  const minutes = new MinutesService(minutesRepository, shelf, sources.directory, audit, formats);
  return {
    review,
    workflow: new WorkflowService({
      store,
      repository,
      memory,
      tallies,
      detectors,
      formats,
      sources,
      bus,
      clock,
      shelf,
      review,
    }),
    minutes,
    tallies,
    withdrawal: new WithdrawalService({
      ...{ minutes, shelf, missed, review, readings, breaches, audit, bus, clock },
      publications: repository,
      directory: sources.directory,
    }),
  };
}

/** The group's registry with what its published minutes once let out. */
const withMissed = (registry: RegistrySource, missed: MissedStrings): RegistrySource => ({
  registry: async (caller, bodyId) => {
    const [persons, strings] = await Promise.all([registry.registry(caller, bodyId), missed.persons(caller, bodyId)]);
    return [...persons, ...strings];
  },
});
