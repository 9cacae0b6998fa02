import { isNominative, type FirstRun } from '@huis-clos/contracts';
import type { AuditService } from '../audit/index.ts';
import { dayOf, type Clock } from '../core/clock.ts';
import { AppError } from '../core/errors.ts';
import { newSecret } from '../core/ids.ts';
import { isDuplicateKey } from '../core/mongo/duplicate-key.ts';
import type { Founding } from '../directory/index.ts';
import type { IdentityRepository } from './identity.repository.ts';
import type { Passphrases } from './passphrases.ts';
import type { RequestContext, SessionsService } from './sessions.service.ts';

const LINK_MS = 24 * 60 * 60_000;
const FOUNDER = 'founder';

/** Creates the council, once, for whoever holds the link printed in the terminal. */
export class FirstRunService {
  readonly #repository: IdentityRepository;
  readonly #founding: Founding;
  readonly #sessions: SessionsService;
  readonly #passphrases: Passphrases;
  readonly #audit: AuditService;
  readonly #clock: Clock;

  constructor(
    repository: IdentityRepository,
    founding: Founding,
    sessions: SessionsService,
    passphrases: Passphrases,
    audit: AuditService,
    clock: Clock,
  ) {
    this.#repository = repository;
    this.#founding = founding;
    this.#sessions = sessions;
    this.#passphrases = passphrases;
    this.#audit = audit;
    this.#clock = clock;
  }

  /** The path of a fresh one-time link, or null when the council exists. Earlier links stop working. */
  async link(): Promise<string | null> {
    if (await this.#founding.done()) return null;
    const token = newSecret();
    await this.#repository.replaceLink(token, {
      personId: null,
      purpose: 'firstRun',
      expiresAt: new Date(this.#clock.now().getTime() + LINK_MS),
    });
    return `/premier-lancement#${token}`;
  }

  /** Founds the council with its coordinator, who sits in the bodies created here, and signs them in. @throws {AppError} LINK_EXPIRED; WEAK_PASSPHRASE */
  async createCouncil(
    { token, coordinator, bodies, mayoralOrder, ...council }: FirstRun,
    context: RequestContext,
    device: string,
  ): Promise<string> {
    // Before anything costly: this door is open to everyone, for ever.
    if (!(await this.#repository.link(token))) throw new AppError('LINK_EXPIRED');
    this.#passphrases.assertStrong(coordinator.passphrase, [
      coordinator.login,
      council.commune,
      ...coordinator.name.split(' '),
    ]);
    const passphraseHash = await this.#passphrases.hash(coordinator.passphrase);
    const today = dayOf(this.#clock.now());
    const organisation = `Ville de ${council.commune}`;
    const personId = await this.#audit
      .witness(
        { ...context, actor: null },
        null,
        async (session) => {
          if (!(await this.#repository.takeLink(token, ['firstRun'], this.#clock.now(), session)))
            throw new AppError('LINK_EXPIRED');
          const { people } = await this.#founding.found(
            {
              ...council,
              today,
              organisations: [organisation],
              people: [
                {
                  key: FOUNDER,
                  name: coordinator.name,
                  organisation,
                  jobTitle: 'Coordination du CLSPD',
                  offices: ['coordinator'],
                },
              ],
              bodies: bodies.map(({ kind, name }) => ({ key: name, kind, name })),
              memberships: bodies
                .filter(({ kind }) => kind !== 'steering' || mayoralOrder !== null)
                .map(({ kind, name }) => ({
                  person: FOUNDER,
                  body: name,
                  role: isNominative(kind) ? 'groupLead' : 'member',
                  mayoralOrder: kind === 'steering' ? mayoralOrder : null,
                })),
            },
            session,
          );
          const id = people.get(FOUNDER) as string;
          await this.#repository.saveAccount(
            { _id: id, login: coordinator.login, passphraseHash, disabled: false },
            session,
          );
          return id;
        },
        (id) => ({ event: 'council.created', subjectId: id }),
      )
      .catch((error: unknown) => {
        throw isDuplicateKey(error)
          ? new AppError('ALREADY_EXISTS', 'Le conseil existe déjà, ou deux instances portent le même nom.')
          : error;
      });
    return this.#sessions.open(personId, device);
  }
}
