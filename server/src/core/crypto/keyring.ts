import { randomBytes } from 'node:crypto';
import type { Actor } from '@huis-clos/contracts';
import { LRUCache } from 'lru-cache';
import type { ClientSession } from 'mongoose';
import { notFound } from '../errors.ts';
import { DataKey } from './data-key.ts';
import type { DataKeyRepository } from './data-key.repository.ts';
import type { MasterKey } from './master-key.ts';

/**
 * What one data key protects: everything shared in a body, one situation in it, one version of its published minutes
 * (also for the bodies it was published to), one string that such a version let out, or one breach.
 */
export type Scope =
  | { bodyId: string }
  | { bodyId: string; situationId: string }
  | { bodyId: string; minutesId: string; targetBodyIds: string[] }
  | { bodyId: string; missedId: string }
  | { bodyId: string; breachId: string };

function scopeId(scope: Scope): string {
  if ('situationId' in scope) return `situation:${scope.situationId}`;
  if ('minutesId' in scope) return `minutes:${scope.minutesId}`;
  if ('missedId' in scope) return `missed:${scope.missedId}`;
  if ('breachId' in scope) return `breach:${scope.breachId}`;
  return `body:${scope.bodyId}`;
}

/**
 * Gives data keys to whoever may hold them: the second lock behind the permissions.
 * A key is asked for with the actor, and refused unless they have a place in the body it belongs to, whatever the
 * caller has checked before.
 */
export class Keyring {
  readonly #repository: DataKeyRepository;
  readonly #master: MasterKey;
  readonly #unwrapped = new LRUCache<string, DataKey>({ max: 2_000, ttl: 5 * 60_000 });

  constructor(repository: DataKeyRepository, master: MasterKey) {
    this.#repository = repository;
    this.#master = master;
  }

  /** @throws {AppError} NOT_FOUND when the actor has no place in the body, or the key was destroyed. */
  async keyFor(actor: Actor, scope: Scope): Promise<DataKey> {
    assertHolder(actor, scope);
    const id = scopeId(scope);
    const cached = this.#unwrapped.get(id);
    if (cached) return cached;
    const stored = await this.#repository.find(id);
    if (!stored?.wrapped || stored.bodyId !== scope.bodyId) throw notFound();
    const key = new DataKey(id, await this.#master.unwrap(id, stored.wrapped));
    this.#unwrapped.set(id, key);
    return key;
  }

  /** Makes the key of something new, in the transaction that creates it. Whoever creates may write with it, not read later. */
  async create(scope: Scope, session: ClientSession): Promise<DataKey> {
    const id = scopeId(scope);
    const bytes = randomBytes(32);
    await this.#repository.insert(id, scope.bodyId, await this.#master.wrap(id, bytes), session);
    return new DataKey(id, bytes);
  }

  /** Destroys the key for good, in the transaction that destroys what it protects. */
  async destroy(scope: Scope, session: ClientSession): Promise<void> {
    const id = scopeId(scope);
    await this.#repository.destroy(id, session);
    this.#unwrapped.delete(id);
  }
}

/**
 * Members hold their body's keys and, in groups, those of its situations; a guest holds those of the situations they
 * are shown. Published minutes are held wherever they are read (P5, P6), breaches by the data protection officer (L2).
 */
function assertHolder(actor: Actor, scope: Scope): void {
  if (!holds(actor, scope)) throw notFound();
}

function holds({ memberships, offices }: Actor, scope: Scope): boolean {
  const officer = offices.includes('dataProtectionOfficer');
  if ('breachId' in scope) return officer;
  const sits = (bodyIds: string[]) =>
    memberships.some(({ bodyId, role }) => role !== 'guest' && bodyIds.includes(bodyId));
  if ('minutesId' in scope)
    return officer || offices.includes('coordinator') || sits([scope.bodyId, ...scope.targetBodyIds]);
  if ('missedId' in scope) return sits([scope.bodyId]);
  return memberships.some(({ bodyId, role, situationIds }) => {
    if (bodyId !== scope.bodyId) return false;
    return role !== 'guest' || !('situationId' in scope) || situationIds.includes(scope.situationId);
  });
}
