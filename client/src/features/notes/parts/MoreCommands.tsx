import { Menu, Tooltip } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import classes from './NotesToolbar.module.css';
import type { ToolbarItem } from './toolbar-items.ts';

interface Props {
  items: readonly ToolbarItem[];
  isOn: (item: ToolbarItem) => boolean;
  disabled: boolean;
  isStop: boolean;
  onFocus: () => void;
  onRun: (item: ToolbarItem) => void;
}

/** The commands that the toolbar has no room for, in words, with their shortcuts. */
export function MoreCommands({ items, isOn, disabled, isStop, onFocus, onRun }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      disabled={disabled}
      alignItemsLabels="all"
      position="bottom-end"
      shadow="md"
      width={270}
    >
      <Menu.Target>
        <Tooltip label={fr.notes.toolbar.more} disabled={opened}>
          <button
            type="button"
            className={`${classes.button} ${classes.more}`}
            aria-label={fr.notes.toolbar.more}
            aria-disabled={disabled}
            tabIndex={isStop ? 0 : -1}
            onFocus={onFocus}
            onMouseDown={(event) => event.preventDefault()}
          >
            <IconDots size={18} stroke={1.75} aria-hidden />
          </button>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map((item) => (
          <Command key={item.id} item={item} checked={item.isOn ? isOn(item) : undefined} onRun={() => onRun(item)} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface CommandProps {
  item: ToolbarItem;
  /** Absent for what is done once. */
  checked: boolean | undefined;
  onRun: () => void;
}

function Command({ item: { label, shortcut, icon: Icon }, checked, onRun }: CommandProps) {
  const rightSection = shortcut && <kbd className={classes.shortcut}>{shortcut}</kbd>;
  const children = (
    <span className={classes.command}>
      <Icon size={18} stroke={1.75} aria-hidden />
      {label}
    </span>
  );
  if (checked === undefined) return <Menu.Item {...{ rightSection, children }} onClick={onRun} />;
  return <Menu.CheckboxItem {...{ rightSection, children, checked }} closeMenuOnClick onChange={onRun} />;
}
