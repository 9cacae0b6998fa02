import type { SuggestionOptions, SuggestionProps } from '@tiptap/suggestion';

/** A line of a suggestion list. */
export interface Choice {
  id: string;
  label: string;
  /** Second line or shortcut, said quietly. */
  hint?: string;
}

export interface OpenList<C extends Choice> {
  choices: readonly C[];
  /** Index of the line that Entrée takes. */
  active: number;
  query: string;
  /** Where the list is drawn: an element that follows the caret. */
  element: HTMLElement;
  choose: (choice: C) => void;
}

type Hooks<C> = ReturnType<NonNullable<SuggestionOptions<C, C>['render']>>;

/**
 * Carries what a suggestion plugin says to the React list that shows it, and the keys of the editor to that list.
 * The caret stays in the text: arrows move, the accepting keys take, Échap closes.
 */
export class SuggestionStore<C extends Choice> {
  private current: OpenList<C> | null = null;
  private unmount: (() => void) | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly acceptKeys: readonly string[];

  constructor(acceptKeys: readonly string[] = ['Enter', 'Tab']) {
    this.acceptKeys = acceptKeys;
  }

  /** The list shown now, or null; stable between changes. */
  readonly getSnapshot = (): OpenList<C> | null => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** For the plugin's `render` option. */
  readonly hooks = (): Hooks<C> => ({
    onStart: (props) => this.open(props),
    onUpdate: (props) => this.update(props),
    onExit: () => this.close(),
    onKeyDown: ({ event }) => this.press(event),
  });

  readonly setActive = (active: number): void => {
    if (this.current) this.publish({ ...this.current, active });
  };

  private open(props: SuggestionProps<C, C>) {
    this.close();
    const element = document.createElement('div');
    element.style.zIndex = '300';
    this.unmount = props.mount(element);
    this.publish({ choices: props.items, active: 0, query: props.query, element, choose: props.command });
  }

  private update(props: SuggestionProps<C, C>) {
    // While the next choices are looked up, the ones shown stay.
    if (!this.current || props.loading) return;
    this.publish({ ...this.current, choices: props.items, active: 0, query: props.query, choose: props.command });
  }

  private close() {
    this.unmount?.();
    this.unmount = undefined;
    this.publish(null);
  }

  private press(event: KeyboardEvent): boolean {
    const list = this.current;
    const chosen = list?.choices[list.active];
    if (!list || !chosen || event.isComposing) return false;
    const { length } = list.choices;
    if (event.key === 'ArrowDown') this.setActive((list.active + 1) % length);
    else if (event.key === 'ArrowUp') this.setActive((list.active + length - 1) % length);
    else if (this.acceptKeys.includes(event.key) && !event.shiftKey) list.choose(chosen);
    else return false;
    return true;
  }

  private publish(next: OpenList<C> | null) {
    this.current = next;
    for (const listener of this.listeners) listener();
  }
}
