export type ReviewCommand =
  | 'next'
  | 'previous'
  | 'accept'
  | 'generalise'
  | 'edit'
  | 'remove'
  | 'keep'
  | 'notAPerson'
  | 'link'
  | 'undo'
  | 'everywhere'
  | 'dropRepeated';

/** One key each, so that thirty decisions take a minute. */
const keys: Record<string, ReviewCommand> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Enter: 'accept',
  g: 'generalise',
  e: 'edit',
  s: 'remove',
  c: 'keep',
  n: 'notAPerson',
  l: 'link',
  u: 'undo',
  t: 'everywhere',
  r: 'dropRepeated',
};

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>;

/** What a key press asks of the review, or null: keys held with a modifier belong to the browser, keys in a field to the field. */
export function commandOf(event: Key, target: EventTarget | null): ReviewCommand | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  if (target instanceof Element && target.closest(typing)) return null;
  // Arrows move inside a group of radio buttons.
  if (event.key.startsWith('Arrow') && target instanceof Element && target.matches('input')) return null;
  // On a button or a link, Entrée presses it.
  if (event.key === 'Enter' && target instanceof Element && target.closest(pressed)) return null;
  return keys[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
}

const typing =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"], [role="dialog"], [role="listbox"]';
const pressed = 'button, [role="button"], a, summary';
