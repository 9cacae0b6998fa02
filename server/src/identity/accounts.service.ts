import type { Person } from '@huis-clos/contracts';
import type { AuditService } from '../audit/index.ts';
import { assertMay, may, type Caller } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { AppError, notFound } from '../core/errors.ts';
import { newSecret } from '../core/ids.ts';
import { isDuplicateKey } from '../core/mongo/duplicate-key.ts';
import type { Attempts } from './attempts.ts';
import type { IdentityRepository } from './identity.repository.ts';
import type { Passphrases } from './passphrases.ts';
import type { RequestContext, SessionsService } from './sessions.service.ts';

const INVITATION_MS = 7 * 24 * 60 * 60_000;

/** What the directory says of a person to identity. */
export interface PeopleLookup {
  labels(personIds: string[]): Promise<Map<string, { name: string; organisation: string }>>;
}

/** Signing in, invitations, and the opening and closing of accounts. */
export class AccountsService {
  readonly #repository: IdentityRepository;
  readonly #sessions: SessionsService;
  readonly #passphrases: Passphrases;
  readonly #attempts: Attempts;
  readonly #people: () => PeopleLookup;
  readonly #audit: AuditService;
  readonly #clock: Clock;

  /** `people` is asked late: the directory, built after, needs this service too. */
  constructor(
    repository: IdentityRepository,
    sessions: SessionsService,
    passphrases: Passphrases,
    attempts: Attempts,
    people: () => PeopleLookup,
    audit: AuditService,
    clock: Clock,
  ) {
    this.#repository = repository;
    this.#sessions = sessions;
    this.#passphrases = passphrases;
    this.#attempts = attempts;
    this.#people = people;
    this.#audit = audit;
    this.#clock = clock;
  }

  /** Gives the new session's secret. @throws {AppError} WRONG_CREDENTIALS whether or not such an account exists; TOO_MANY_ATTEMPTS */
  async signIn(
    { login, passphrase }: { login: string; passphrase: string },
    context: RequestContext,
    device: string,
  ): Promise<string> {
    const name = login.trim().toLowerCase();
    await this.#attempts.count(context.from, name);
    const account = await this.#repository.accountByLogin(name);
    const matched = await this.#passphrases.matches(
      account && !account.disabled ? account.passphraseHash : null,
      passphrase,
    );
    if (!account || !matched) {
      await this.#audit.note({ ...context, actor: null }, null, {
        event: 'session.refused',
        subjectId: account?._id ?? null,
      });
      throw new AppError('WRONG_CREDENTIALS');
    }
    await this.#attempts.forget(context.from, name);
    await this.#audit.note({ ...context, actor: { personId: account._id } }, null, {
      event: 'session.opened',
      subjectId: account._id,
    });
    return this.#sessions.open(account._id, device);
  }

  async loginOf(personId: string): Promise<string | null> {
    return (await this.#repository.account(personId))?.login ?? null;
  }

  /** A one-time link, to be handed over in person, that opens the account or gives it a new passphrase. */
  async invite(caller: Caller, personId: string): Promise<{ path: string; expiresAt: string }> {
    assertMay(caller, 'invite', 'Person', { id: personId });
    if (!(await this.#people().labels([personId])).has(personId)) throw notFound();
    const token = newSecret();
    const expiresAt = new Date(this.#clock.now().getTime() + INVITATION_MS);
    const account = await this.#repository.account(personId);
    if (account?.disabled)
      throw new AppError('WRONG_STATE', 'Ce compte est fermé. Rouvrez-le avant de donner un lien.');
    const purpose = account ? 'reset' : 'invitation';
    await this.#audit.witness(
      caller,
      null,
      (session) => this.#repository.replaceLink(token, { personId, purpose, expiresAt }, session),
      { event: `account.${purpose}`, subjectId: personId },
    );
    return { path: `/invitation#${token}`, expiresAt: expiresAt.toISOString() };
  }

  /** Who a link is for. @throws {AppError} LINK_EXPIRED */
  async preview(
    token: string,
    context: RequestContext,
  ): Promise<{ name: string; organisation: string; login: string | null; purpose: 'invitation' | 'reset' }> {
    await this.#attempts.count(context.from, token);
    const link = await this.#repository.link(token);
    if (!link?.personId || link.purpose === 'firstRun' || link.expiresAt <= this.#clock.now())
      throw new AppError('LINK_EXPIRED');
    const [person, account] = await Promise.all([
      this.#people().labels([link.personId]),
      this.#repository.account(link.personId),
    ]);
    const label = person.get(link.personId);
    if (!label) throw new AppError('LINK_EXPIRED');
    return { name: label.name, organisation: label.organisation, login: account?.login ?? null, purpose: link.purpose };
  }

  /** Uses a link up: the account is theirs with this passphrase, every earlier session ends, a new one opens. */
  async accept(
    { token, login, passphrase }: { token: string; login: string; passphrase: string },
    context: RequestContext,
    device: string,
  ): Promise<string> {
    const { name } = await this.preview(token, context);
    this.#passphrases.assertStrong(passphrase, [login, ...name.split(' ')]);
    const passphraseHash = await this.#passphrases.hash(passphrase);
    const personId = await this.#audit
      .witness(
        { ...context, actor: null },
        null,
        async (session) => {
          const link = await this.#repository.takeLink(token, ['invitation', 'reset'], this.#clock.now(), session);
          if (!link?.personId) throw new AppError('LINK_EXPIRED');
          await this.#repository.saveAccount({ _id: link.personId, login, passphraseHash, disabled: false }, session);
          return link.personId;
        },
        (id) => ({ event: 'account.opened', subjectId: id }),
      )
      .catch((error: unknown) => {
        throw isDuplicateKey(error)
          ? new AppError('ALREADY_EXISTS', 'Cet identifiant est déjà pris. Choisissez-en un autre.')
          : error;
      });
    await this.#attempts.forget(context.from, token);
    await this.#sessions.end(personId);
    return this.#sessions.open(personId, device);
  }

  /** Login and state of people's accounts; those without one are left out. */
  async of(personIds: string[]): Promise<Map<string, Pick<Person, 'login' | 'account'>>> {
    const [accounts, invited] = await Promise.all([
      this.#repository.accounts(personIds),
      this.#repository.pendingLinks(personIds, this.#clock.now()),
    ]);
    const states = new Map<string, Pick<Person, 'login' | 'account'>>();
    for (const id of invited) states.set(id, { login: null, account: 'invited' });
    for (const { _id, login, disabled } of accounts)
      states.set(_id, { login, account: disabled ? 'disabled' : 'active' });
    return states;
  }

  /** Closes or reopens an account; closing ends its sessions and its links at once. Nobody closes their own. */
  async setDisabled(caller: Caller, personId: string, disabled: boolean): Promise<void> {
    if (!may(caller, 'update', 'Person', { id: personId })) throw notFound();
    if (personId === caller.actor.personId)
      throw new AppError('INVALID_INPUT', 'Vous ne pouvez pas fermer votre propre compte.');
    await this.#audit.witness(
      caller,
      null,
      async (session) => {
        await this.#repository.setDisabled(personId, disabled, session);
        if (disabled) await this.#repository.dropLinks(personId, session);
      },
      { event: disabled ? 'account.disabled' : 'account.enabled', subjectId: personId },
    );
    if (disabled) await this.#sessions.end(personId);
  }
}
