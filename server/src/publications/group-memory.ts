import type { AuditService } from '../audit/index.ts';
import type { Caller } from '../core/caller.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import type { PublicationsRepository } from './publications.repository.ts';

const place = (bodyId: string) => ({ collection: 'groupMemories', record: bodyId, field: 'strings' });

/** How a string is remembered, so that its spellings in capitals are one. */
export const remembered = (text: string): string => text.normalize('NFC').trim().toLocaleLowerCase('fr');

/** The words that a group decided are never a person. They may have been somebody's name: sealed, and each change audited. */
export class GroupMemory {
  readonly #repository: PublicationsRepository;
  readonly #keyring: Keyring;
  readonly #audit: AuditService;

  constructor(repository: PublicationsRepository, keyring: Keyring, audit: AuditService) {
    this.#repository = repository;
    this.#keyring = keyring;
    this.#audit = audit;
  }

  async strings(caller: Caller, bodyId: string): Promise<string[]> {
    const sealed = await this.#repository.memory(bodyId);
    if (!sealed) return [];
    const key = await this.#keyring.keyFor(caller.actor, { bodyId });
    return key.openJson<string[]>(place(bodyId), sealed);
  }

  remember = (caller: Caller, bodyId: string, publicationId: string, texts: string[]): Promise<void> =>
    this.#rewrite(caller, bodyId, 'neverPerson.remembered', publicationId, (known) => [...known, ...texts]);

  forget = (caller: Caller, bodyId: string, publicationId: string, texts: string[]): Promise<void> =>
    this.#rewrite(caller, bodyId, 'neverPerson.forgotten', publicationId, (known) =>
      known.filter((text) => !texts.includes(text)),
    );

  async #rewrite(
    caller: Caller,
    bodyId: string,
    event: string,
    subjectId: string,
    edit: (known: string[]) => string[],
  ): Promise<void> {
    const key = await this.#keyring.keyFor(caller.actor, { bodyId });
    await this.#audit.witness(
      caller,
      bodyId,
      async (session) => {
        const sealed = await this.#repository.memory(bodyId, session);
        const known = sealed ? key.openJson<string[]>(place(bodyId), sealed) : [];
        const strings = [...new Set(edit(known))].sort();
        await this.#repository.remember(bodyId, key.sealJson(place(bodyId), strings), session);
      },
      { event, subjectId },
    );
  }
}
