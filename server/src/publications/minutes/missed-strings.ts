import type { RegistryPerson } from '@huis-clos/anonymiser';
import type { MissedString } from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import { assertMay, type Caller } from '../../core/caller.ts';
import type { Keyring, Scope } from '../../core/crypto/keyring.ts';
import { newId } from '../../core/ids.ts';
import type { MinutesRecord, MinutesRepository, MissedRecord } from './minutes.repository.ts';

const place = (id: string) => ({ collection: 'missedStrings', record: id, field: 'text' });
const scopeOf = ({ _id, bodyId }: Pick<MissedRecord, '_id' | 'bodyId'>): Scope => ({ bodyId, missedId: _id });

/** What published minutes let out: handed in by whoever withdraws them, read and searched for in the group alone. */
export class MissedStrings {
  readonly #repository: MinutesRepository;
  readonly #keyring: Keyring;

  constructor(repository: MinutesRepository, keyring: Keyring) {
    this.#repository = repository;
    this.#keyring = keyring;
  }

  /** Each under a key of its own: whoever hands one in need not hold the group's. */
  async add(
    { _id: minutesId, bodyId }: Pick<MinutesRecord, '_id' | 'bodyId'>,
    texts: string[],
    session: ClientSession,
  ): Promise<void> {
    for (const text of new Set(texts.map((typed) => typed.trim()))) {
      const _id = newId();
      const key = await this.#keyring.create(scopeOf({ _id, bodyId }), session);
      await this.#repository.insertMissed(
        { _id, bodyId, minutesId, sealedText: key.sealJson(place(_id), text) },
        session,
      );
    }
  }

  /** Those of one version. @throws {AppError} NOT_FOUND unless the caller reads the group (S1) */
  async of(caller: Caller, { _id, bodyId }: MinutesRecord): Promise<MissedString[]> {
    return (await this.#opened(caller, bodyId)).flatMap(({ record, text }) =>
      record.minutesId === _id ? [{ id: record._id, text }] : [],
    );
  }

  /** False when it is not there. */
  async drop({ _id: minutesId, bodyId }: MinutesRecord, missedId: string, session: ClientSession): Promise<boolean> {
    if (!(await this.#repository.dropMissed({ _id: missedId, minutesId }, session))) return false;
    await this.#keyring.destroy(scopeOf({ _id: missedId, bodyId }), session);
    return true;
  }

  /** As people whom the group's registry does not know otherwise. */
  async persons(caller: Caller, bodyId: string): Promise<RegistryPerson[]> {
    return (await this.#opened(caller, bodyId)).map(({ record, text }) => missedPerson(record._id, text));
  }

  async #opened(caller: Caller, bodyId: string): Promise<{ record: MissedRecord; text: string }[]> {
    assertMay(caller, 'read', 'Situation', { id: '', bodyId, caseLeadId: null });
    const records = await this.#repository.missedOf(bodyId);
    return Promise.all(
      records.map(async (record) => {
        const key = await this.#keyring.keyFor(caller.actor, scopeOf(record));
        return { record, text: key.openJson<string>(place(record._id), record.sealedText) };
      }),
    );
  }
}

/** Somebody known by one string alone: an address, a telephone number, an e-mail or a name, by what it looks like. */
function missedPerson(id: string, text: string): RegistryPerson {
  const kind = kindOf(text);
  const textIf = (wanted: ReturnType<typeof kindOf>): string[] => (kind === wanted ? [text] : []);
  return {
    id,
    situationId: id,
    kinship: 'other',
    firstNames: [],
    lastNames: [],
    aliases: textIf('name'),
    category: 'adult',
    gender: 'unknown',
    phones: textIf('phone'),
    addresses: textIf('address'),
    emails: textIf('email'),
    birthDate: null,
  };
}

function kindOf(text: string): 'name' | 'phone' | 'address' | 'email' {
  if (text.includes('@') && !/^@|\s/.test(text)) return 'email';
  if (/^[+\d][\d\s.()-]{7,}$/.test(text)) return 'phone';
  return /\d/.test(text) && /\s/.test(text) ? 'address' : 'name';
}
