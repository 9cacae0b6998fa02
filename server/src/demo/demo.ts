import type { SessionView } from '@huis-clos/contracts';
import type { AuditService } from '../audit/index.ts';
import { dayOf, type Clock } from '../core/clock.ts';
import { newId } from '../core/ids.ts';
import type { CouncilService, Founding } from '../directory/index.ts';
import type { IdentityRepository, Passphrases, SessionsService } from '../identity/index.ts';
import { demoPlan } from './council.ts';

export const DEMO_PASSPHRASE = 'valmont sur loire';

const duties: Record<string, string> = {
  'c.fournier': 'Coordonnatrice, référente du groupe Jeunesse',
  'n.auriol': 'Éducateur, référent du groupe Glycines–Jaurès',
  't.grandclement': 'CPE, groupe Jeunesse',
  's.benhamou': 'Mission locale, groupe Jeunesse',
  'y.lebihan': 'Bailleur, deux groupes',
  'l.marchetti': 'Police municipale, groupe Glycines–Jaurès',
  maire: 'Maire, préside la plénière et la restreinte',
  prefecture: 'Préfecture, plénière et restreinte',
  dpo: 'Déléguée à la protection des données',
  technique: 'Administrateur technique',
};

interface DemoDependencies {
  founding: Founding;
  identity: IdentityRepository;
  passphrases: Passphrases;
  audit: AuditService;
  council: CouncilService;
  sessions: SessionsService;
  clock: Clock;
}

/** The demonstration: an invented council with its accounts, made on first start. */
export class Demo {
  readonly #uses: DemoDependencies;
  #accounts: SessionView['demo'] = null;

  constructor(uses: DemoDependencies) {
    this.#uses = uses;
  }

  /** The accounts that the sign-in page lists. */
  accounts(): SessionView['demo'] {
    return this.#accounts;
  }

  async seed(): Promise<void> {
    const { founding, identity, passphrases, audit, council, sessions, clock } = this.#uses;
    const plan = await demoPlan(dayOf(clock.now()));
    this.#accounts = {
      passphrase: DEMO_PASSPHRASE,
      accounts: plan.people.map(({ key, name, organisation }) => ({
        login: key,
        name,
        organisation,
        duties: duties[key] ?? '',
      })),
    };
    if (await founding.done()) return;
    const passphraseHash = await passphrases.hash(DEMO_PASSPHRASE);
    const context = { requestId: newId(), from: 'demonstration' };
    const { people } = await audit.witness(
      { ...context, actor: null },
      null,
      async (session) => {
        const founded = await founding.found(plan, session);
        for (const [login, _id] of founded.people)
          await identity.saveAccount({ _id, login, passphraseHash, disabled: false }, session);
        return founded;
      },
      { event: 'council.created' },
    );
    for (const [login, personId] of people) {
      const caller =
        login === 's.benhamou'
          ? null
          : await sessions.callerFrom(await sessions.open(personId, 'Démonstration'), context);
      if (caller?.actor.memberships.length) await council.signCharter(caller, 1);
      await sessions.end(personId);
    }
  }
}
