import type { SessionView } from '@huis-clos/contracts';
import type { AuditService } from '../audit/index.ts';
import { dayOf, type Clock } from '../core/clock.ts';
import type { Caller } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import type { CouncilService, Founded, Founding, FoundingPlan } from '../directory/index.ts';
import type { IdentityRepository, Passphrases, SessionsService } from '../identity/index.ts';
import { demoPlan } from './council.ts';
import { seedWork, type DemoTools } from './work.ts';

const DEMO_PASSPHRASE = 'valmont sur loire';

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

/** Left to sign the charter at their first access, as a newcomer would. */
const UNSIGNED = 's.benhamou';

const context = { requestId: newId(), from: 'demonstration' };

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

  /** Makes the council on an empty database, and with `tools` the work of its groups. */
  async seed(tools: DemoTools | null): Promise<void> {
    const plan = await demoPlan(dayOf(this.#uses.clock.now()));
    this.#accounts = {
      passphrase: DEMO_PASSPHRASE,
      accounts: plan.people.map(({ key, name, organisation }) => ({
        login: key,
        name,
        organisation,
        duties: duties[key] ?? '',
      })),
    };
    if (await this.#uses.founding.done()) return;
    const { people, bodies } = await this.#found(plan);
    const callerOf = (login: string) => this.#callerOf(people.get(login) as string);
    for (const { key: login, offices } of plan.people)
      if (login !== UNSIGNED && !offices.includes('technicalAdministrator'))
        await this.#uses.council.signCharter(await callerOf(login), 1);
    if (tools) await seedWork(tools, callerOf, bodies);
    for (const personId of people.values()) await this.#uses.sessions.end(personId);
  }

  async #found(plan: FoundingPlan): Promise<Founded> {
    const { founding, identity, passphrases, audit } = this.#uses;
    const passphraseHash = await passphrases.hash(DEMO_PASSPHRASE);
    return audit.witness(
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
  }

  /** A person of the demonstration, at work: with the rights they have at this moment. */
  async #callerOf(personId: string): Promise<Caller> {
    const { sessions } = this.#uses;
    return (await sessions.callerFrom(await sessions.open(personId, 'Démonstration'), context)) as Caller;
  }
}
