import { randomBytes } from 'node:crypto';
import type { Actor } from '@huis-clos/contracts';
import { LRUCache } from 'lru-cache';
import type { ClientSession } from 'mongoose';
import { notFound } from '../errors.ts';
import { DataKey } from './data-key.ts';
import type { DataKeyRepository } from './data-key.repository.ts';
import type { MasterKey } from './master-key.ts';

/** What one data key protects: everything shared in a body, or one situation in it. */
export type Scope = { bodyId: string } | { bodyId: string; situationId: string };

const scopeId = (scope: Scope): string =>
  'situationId' in scope ? `situation:${scope.situationId}` : `body:${scope.bodyId}`;

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

  /** Makes the key of a new body or situation, in the transaction that creates what it protects. */
  async create(scope: Scope, session: ClientSession): Promise<DataKey> {
    const id = scopeId(scope);
    const bytes = randomBytes(32);
    await this.#repository.insert(id, scope.bodyId, await this.#master.wrap(id, bytes), session);
    return new DataKey(id, bytes);
  }
}

/** Members hold their body's keys and, in groups, those of its situations; a guest holds those of the situations they are shown. */
function assertHolder(actor: Actor, scope: Scope): void {
  const held = actor.memberships.some(({ bodyId, role, situationIds }) => {
    if (bodyId !== scope.bodyId) return false;
    return role !== 'guest' || !('situationId' in scope) || situationIds.includes(scope.situationId);
  });
  if (!held) throw notFound();
}
