import { Tooltip } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { MoreCommands } from './MoreCommands.tsx';
import classes from './NotesToolbar.module.css';
import { tableItems, toolbarGroups, type ToolbarItem } from './toolbar-items.ts';
import { useClipped } from './use-clipped.ts';

const MORE = 'more';

/**
 * One stop of the Tab key; arrows, Début and Fin move inside, Échap goes back to the text. What does not fit in two rows
 * is in a menu at its end; on a narrow screen it is one row, which scrolls sideways.
 */
export function NotesToolbar({ editor, disabled }: { editor: Editor; disabled: boolean }) {
  const { on, inTable } = useEditorState({ editor, selector: readState });
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<string>(toolbarGroups[0]![0]!.id);
  const groups = inTable ? [...toolbarGroups, tableItems] : toolbarGroups;
  const items = groups.flat();
  const clipped = useClipped(bar, items);
  const hidden = items.filter(({ id }) => clipped.has(id));
  const shown = [
    ...items.filter(({ id }) => !clipped.has(id)).map(({ id }) => id),
    ...(hidden.length > 0 ? [MORE] : []),
  ];
  const stopHere = shown.includes(stop) ? stop : shown[0];
  const run = (item: ToolbarItem) => item.run(editor.chain().focus()).run();

  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of the menu come here too, as its parent in React.
    if (!bar.current?.contains(event.target as Node)) return;
    if (event.key === 'Escape') return editor.commands.focus();
    const buttons = [...bar.current.querySelectorAll<HTMLButtonElement>('button:not([data-clipped])')];
    const next = indexAfter(event.key, buttons.indexOf(event.target as HTMLButtonElement), buttons.length);
    if (next === null) return;
    event.preventDefault();
    buttons[next]?.focus();
  };

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={fr.notes.toolbar.label}
      aria-orientation="horizontal"
      className={classes.toolbar}
      onKeyDown={onKeyDown}
    >
      {groups.map((items) => (
        <div key={items[0]?.id} className={classes.group}>
          {items.map((item) => (
            <ToolbarButton
              key={item.id}
              item={item}
              pressed={item.isOn ? on.includes(item.id) : undefined}
              disabled={disabled}
              isClipped={clipped.has(item.id)}
              isStop={item.id === stopHere}
              onFocus={() => setStop(item.id)}
              onRun={() => run(item)}
            />
          ))}
        </div>
      ))}
      {hidden.length > 0 && (
        <MoreCommands
          items={hidden}
          isOn={({ id }) => on.includes(id)}
          disabled={disabled}
          isStop={stopHere === MORE}
          onFocus={() => setStop(MORE)}
          onRun={run}
        />
      )}
    </div>
  );
}

interface ButtonProps {
  item: ToolbarItem;
  pressed: boolean | undefined;
  disabled: boolean;
  isClipped: boolean;
  isStop: boolean;
  onFocus: () => void;
  onRun: () => void;
}

function ToolbarButton({ item, pressed, disabled, isClipped, isStop, onFocus, onRun }: ButtonProps) {
  const { label, shortcut, icon: Icon, named } = item;
  return (
    <Tooltip label={shortcut ? fr.notes.toolbar.withShortcut(label, shortcut) : label}>
      <button
        type="button"
        className={classes.button}
        data-item={item.id}
        data-clipped={isClipped || undefined}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={disabled}
        tabIndex={isStop ? 0 : -1}
        onFocus={onFocus}
        // The selection of the text must outlive the click.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => !disabled && onRun()}
      >
        {!(named && tableItems.includes(item)) && <Icon size={18} stroke={1.75} aria-hidden />}
        {named && <span>{label}</span>}
      </button>
    </Tooltip>
  );
}

const readState = ({ editor }: { editor: Editor }) => ({
  on: toolbarGroups.flat().flatMap(({ id, isOn }) => (isOn?.(editor) ? [id] : [])),
  inTable: editor.isActive('table'),
});

function indexAfter(key: string, index: number, count: number): number | null {
  if (key === 'ArrowRight') return (index + 1) % count;
  if (key === 'ArrowLeft') return (index + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
