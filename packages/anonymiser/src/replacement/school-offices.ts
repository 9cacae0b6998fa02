import type { QuasiIdentifierRisk } from '../layers/quasi-identifiers.ts';
import { foldText } from '../text/fold.ts';

/** The words of each passage that tells somebody's school: « collège Vauquelin, 4e B », « Vauquelin ». */
type Told = readonly ReadonlySet<string>[];

/** What the notes tell of the schools people go to. */
export const schoolsTold = (risks: readonly QuasiIdentifierRisk[]): Told =>
  risks.flatMap(({ attributes }) =>
    attributes.flatMap(({ kind, text }) => (kind === 'school' ? [new Set(wordsOf(text))] : [])),
  );

/** « collège Vauquelin » in « le collège Vauquelin (CPE) ». */
const SCHOOL =
  /(?<!\p{L})((?:collège|college|lycée|lycee|école|ecole)(?: (?:professionnel(?:le)?|polyvalent|privée?|public|publique|élémentaire|primaire|maternelle))*) ([^(),]*[^(), ])/iu;

/**
 * An office without the name of its school where that school is also somebody's here, whose own passage is
 * generalised: « le collège Vauquelin (CPE) » → « le collège (CPE) ». Else the office as it is.
 */
export function withoutSchool(office: string, told: Told): string {
  if (told.length === 0) return office;
  const [whole = '', kind = '', name = ''] = SCHOOL.exec(office) ?? [];
  const words = wordsOf(name).filter((word) => word.length > 2);
  const isTold = words.length > 0 && told.some((passage) => words.every((word) => passage.has(word)));
  return isTold ? office.replace(whole, () => kind) : office;
}

const wordsOf = (text: string): string[] =>
  foldText(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
