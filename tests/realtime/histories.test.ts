import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { Chronicle, Chronicler } from '../harness/chronicler.ts';
import { openEditor } from '../harness/notes.ts';
import { startNotesServer, type NotesServer } from '../harness/notes-server.ts';
import { eventually } from '../harness/server.ts';

/** How many histories are tried, and from which seed they are drawn. */
const HISTORIES = Number(process.env['HUIS_CLOS_HISTORIES'] ?? 15);
const SEED = Number(process.env['HUIS_CLOS_HISTORIES_SEED'] ?? 7);
const MS_EACH = 20_000;

const PEOPLE = 5;

type Happening = 'write' | 'cutOff' | 'reconnect' | 'readOnly' | 'mayWrite' | 'remove' | 'return' | 'restart';
type Step = { who: number } & ({ what: Happening } | { what: 'erase' | 'turns'; count: number });

const who = fc.nat(PEOPLE - 1);
const happens = (what: Happening) => fc.record({ what: fc.constant(what), who });
const counted = (what: 'erase' | 'turns', most: number) =>
  fc.record({ what: fc.constant(what), who, count: fc.nat(most) });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: happens('write') },
  { weight: 3, arbitrary: counted('erase', 50) },
  // What happens between two steps: as many turns of the event loop, during which messages come and go.
  { weight: 6, arbitrary: counted('turns', 400) },
  ...(['cutOff', 'reconnect', 'readOnly', 'mayWrite'] as const).map((what) => ({
    weight: 2,
    arbitrary: happens(what),
  })),
  ...(['remove', 'return', 'restart'] as const).map((what) => ({ weight: 1, arbitrary: happens(what) })),
);

let server: NotesServer;
beforeAll(async () => {
  // No lingering: every leaving unloads, every coming back loads.
  server = await startNotesServer({ options: { documents: { lingerMs: 0 } } });
});
afterAll(() => server.stop());

async function take(step: Step, people: Chronicler[]): Promise<void> {
  const person = people[step.who] as Chronicler;
  switch (step.what) {
    case 'write':
      return person.write();
    case 'erase':
      return person.erase(step.count);
    case 'cutOff':
      return person.cutOff();
    case 'reconnect':
      return person.reconnect();
    case 'readOnly':
    case 'mayWrite':
      // Of someone who was removed, nothing is left to change.
      if (person.editor) await server.setRight(person.name, step.what === 'readOnly' ? 'read' : 'write');
      return;
    case 'remove':
      return person.remove(server);
    case 'return':
      if (!person.editor) await server.setRight(person.name, 'write');
      return person.arrive(server);
    case 'restart':
      server = await server.restart();
      return;
    case 'turns':
      for (let count = 0; count < step.count; count += 1) await turn();
  }
}

/** Plays a history, brings everyone back, and says how the document differs from what it should be, if it does. */
async function play(steps: Step[], history: number): Promise<void> {
  const documentId = await server.newDocument();
  const chronicle = new Chronicle();
  const names = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${history}${letter}`);
  const people = names.map((name) => new Chronicler(name, documentId, chronicle));
  try {
    people.forEach((person) => person.arrive(server));
    for (const step of steps) await take(step, people);
    for (const person of people) await person.settle(server);
    const fresh = openEditor(server.page('fresh'), documentId);
    await fresh.status('saved');
    const text = () => fresh.text();
    await eventually(() => people.every(({ editor }) => editor?.text() === text()));
    const lines = text() === '' ? [] : text().split('\n');
    fresh.close();
    people.forEach((person) => person.leave());
    const { must, may } = chronicle.expected();
    expect({
      twice: lines.filter((line, at) => lines.indexOf(line) !== at),
      missing: [...must].filter((line) => !lines.includes(line)),
      oneTooMany: lines.filter((line) => !must.has(line) && !may.has(line)),
    }).toEqual({ twice: [], missing: [], oneTooMany: [] });
  } finally {
    people.forEach(({ editor }) => editor?.close());
  }
}

describe('five people who edit, are cut off, lose rights and get them back, while the server restarts', () => {
  it(
    `end with one text, of all and only the changes that were saved or still in a page, in ${HISTORIES} histories`,
    async () => {
      let history = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 60 }), (steps) => play(steps, (history += 1))),
        { numRuns: HISTORIES, seed: SEED, interruptAfterTimeLimit: HISTORIES * MS_EACH, markInterruptAsFailure: true },
      );
    },
    HISTORIES * MS_EACH + 30_000,
  );
});
