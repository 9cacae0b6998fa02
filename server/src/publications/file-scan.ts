import type { Registry } from '@huis-clos/anonymiser';
import type { MinutesContent } from '@huis-clos/contracts';
import { AppError } from '../core/errors.ts';
import type { Image } from '../core/images/image.ts';
import { detecting, type Detectors } from './detectors/detectors.ts';
import type { FileFormat } from './exports/formats.ts';
import type { FileText } from './exports/read-back.ts';
import { attendanceWords, words } from './exports/words.ts';

const OWN_WORDS = new Set<string>([...Object.values(words), ...Object.values(attendanceWords)]);
const PAGE_NUMBER = new RegExp(`^${words.page}\\s\\d+\\s/\\s\\d+$|^(NUM)?PAGES?$`);

/** What every document says by itself, its page numbers and their fields in Word: nobody's, whoever is called so. */
const isOwn = ({ text }: FileText): boolean => OWN_WORDS.has(text) || PAGE_NUMBER.test(text);

/**
 * Makes each file that readers can take away, reads it back, and refuses if it still names somebody: what the
 * template, the letterhead or the file's properties bring in is seen nowhere else.
 * @throws {AppError} LEAK_FOUND; UNAVAILABLE for a file that cannot be made or read back
 */
export async function assertCleanFiles(
  detectors: Detectors,
  registry: Registry,
  content: MinutesContent,
  logo: Image | null,
  made: FileFormat[],
): Promise<void> {
  for (const format of made) {
    const texts = (await readBack(format, content, logo)).filter((text) => !isOwn(text));
    const [first] = await detecting(() =>
      detectors.leaks(
        texts.map(({ text }) => text),
        registry,
      ),
    );
    if (first !== undefined) throw refusal(format, texts[first]?.in ?? 'text');
  }
}

async function readBack({ make, texts }: FileFormat, content: MinutesContent, logo: Image | null): Promise<FileText[]> {
  try {
    // The number itself is drawn when they are published.
    const number = `${content.meetingOn.slice(0, 4)}-1`;
    const identity = { number, edition: 1, replaces: null, publishedOn: content.meetingOn };
    const file = await make(content, identity, logo);
    const read = await texts(file);
    if (!read.some(({ text }) => text.includes(words.title))) throw new RangeError('nothing was read');
    return read;
  } catch {
    // What went wrong may quote the minutes: it is not carried along.
    throw new AppError(
      'UNAVAILABLE',
      'Les fichiers du compte rendu n’ont pas pu être fabriqués et relus\u00a0: rien n’a été publié. Réessayez, puis prévenez l’administrateur.',
    );
  }
}

const refusal = ({ called }: FileFormat, place: FileText['in']): AppError =>
  new AppError(
    'LEAK_FOUND',
    `Un nom ou un identifiant apparaît dans ${called} une fois fabriqué, ${
      place === 'properties' ? 'parmi ses propriétés' : 'dans son texte'
    }. Vérifiez l’en-tête de la commune, le nom de l’instance et les présences : rien n’a été publié.`,
  );
