import { fetchGazetteers, scanAsTyped, type Finding, type Gazetteers, type Registry } from '@huis-clos/anonymiser';
import type { FromWorker, Passage, ToWorker } from './scanner.ts';

/**
 * The thread where text is scanned while it is written, so that typing never waits. It holds the group's names in its
 * memory alone and ends with the page that opened it; the word lists are fetched on its first text.
 */
let registry: Registry = { persons: [], professionals: [], neverPersons: [] };
let lists: Promise<Gazetteers> | undefined;

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'names') registry = data.registry;
  else void answer(data.id, data.texts);
});

async function answer(id: number, texts: readonly string[]): Promise<void> {
  try {
    const gazetteers = await (lists ??= fetchGazetteers());
    reply({ id, passages: texts.map((text) => scanAsTyped(text, registry, gazetteers).flatMap(passageOf)) });
  } catch {
    // Without its lists it underlines nothing, and asks for them again with the next text.
    lists = undefined;
    reply({ id, passages: texts.map(() => []) });
  }
}

const reply = (message: FromWorker): void => self.postMessage(message);

/** What leaves as it is, an office or an organisation, is not announced. */
const passageOf = ({ start, end, type, personId }: Finding): Passage[] =>
  type === 'professional' ? [] : [{ start, end, type, situationId: personId }];
