import { fr } from '../../i18n/fr.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/**
 * What the browser would say of a field in its own language, said in French and with what to do. A field with a
 * `pattern` describes it in its `title`, as HTML asks.
 */
export function sayValidityInFrench(page: Document): void {
  const said = new Set<Field>();
  const forget = () => {
    for (const field of said) field.setCustomValidity('');
    said.clear();
  };
  page.addEventListener(
    'invalid',
    ({ target }) => {
      if (!isField(target)) return;
      target.setCustomValidity(sentenceFor(target));
      said.add(target);
    },
    true,
  );
  // The sentence is our own and would keep the form shut: each gesture lets the browser judge the field anew.
  for (const gesture of ['pointerdown', 'keydown', 'click']) page.addEventListener(gesture, forget, true);
}

function sentenceFor(field: Field): string {
  const { valueMissing, tooShort, tooLong, patternMismatch } = field.validity;
  const words = fr.validity;
  if (valueMissing) return field instanceof HTMLSelectElement ? words.choose : words.fill;
  if (tooShort) return words.tooShort((field as HTMLInputElement).minLength, field.value.length);
  if (tooLong) return words.tooLong((field as HTMLInputElement).maxLength);
  if (patternMismatch && field.title) return words.pattern(field.title);
  return words.other;
}
