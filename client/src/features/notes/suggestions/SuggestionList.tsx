import type { Editor } from '@tiptap/core';
import { useEffect, useId, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import classes from './SuggestionList.module.css';
import type { Choice, SuggestionStore } from './suggestion-store.ts';

interface Props<C extends Choice> {
  store: SuggestionStore<C>;
  editor: Editor;
  /** What the list is of, for screen readers. */
  label: string;
  /** A line under the list: the key that accepts. */
  footer?: string;
}

/** The list under the caret. Focus stays in the text, which points at the active line for screen readers. */
export function SuggestionList<C extends Choice>({ store, editor, label, footer }: Props<C>) {
  const list = useSyncExternalStore(store.subscribe, store.getSnapshot);
  const id = useId();
  const shown = list !== null && list.choices.length > 0;
  const active = list?.active ?? 0;

  useEffect(() => {
    const text = editor.view.dom;
    if (!shown) return;
    text.setAttribute('aria-controls', id);
    text.setAttribute('aria-activedescendant', `${id}-${active}`);
    return () => {
      text.removeAttribute('aria-controls');
      text.removeAttribute('aria-activedescendant');
    };
  }, [editor, id, shown, active]);

  if (!list || !shown) return null;
  return createPortal(
    <div className={classes.list}>
      <div role="listbox" id={id} aria-label={label} className={classes.choices}>
        {list.choices.map((choice, index) => (
          <div
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes.choice}
            ref={index === active ? (line) => line?.scrollIntoView({ block: 'nearest' }) : undefined}
            onPointerMove={() => index !== active && store.setActive(index)}
            onMouseDown={(event) => {
              event.preventDefault();
              list.choose(choice);
            }}
          >
            <span>{choice.label}</span>
            {choice.hint && <span className={classes.hint}>{choice.hint}</span>}
          </div>
        ))}
      </div>
      {footer && <div className={classes.footer}>{footer}</div>}
    </div>,
    list.element,
  );
}
