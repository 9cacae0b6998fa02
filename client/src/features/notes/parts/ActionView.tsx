import { Button, Group, Popover, Stack } from '@mantine/core';
import { IconCheckbox } from '@tabler/icons-react';
import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { DayInput } from '../../../shared/ui/DayInput.tsx';
import { formatShortDay } from '../../../shared/ui/dates.ts';
import { currentMembers } from '../current-members.ts';
import { useNotesSurroundings } from '../notes-context.ts';
import classes from './blocks.module.css';
import { OwnerInput } from './OwnerInput.tsx';

interface ActionAttributes {
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string | null;
}

const words = fr.notes.action;

/** A line of action: what, then who and by when behind one button (Ctrl Entrée from the text). */
export function ActionView({ node, editor, updateAttributes }: ReactNodeViewProps) {
  const { members } = useNotesSurroundings();
  const [opened, setOpened] = useState(false);
  const { ownerId, ownerName, dueOn } = node.attrs as ActionAttributes;
  const owner = members.find(({ personId }) => personId === ownerId)?.name ?? ownerName;
  const summary = [owner ?? words.whoAsked, dueOn ? words.by(formatShortDay(dueOn)) : words.whenAsked].join(' · ');
  const change = (attributes: Partial<ActionAttributes>) => updateAttributes(attributes);
  const close = () => {
    setOpened(false);
    editor.commands.focus();
  };

  return (
    <NodeViewWrapper className={classes.recorded}>
      <span className={classes.recordedLabel} contentEditable={false}>
        <IconCheckbox size={16} aria-hidden /> {fr.notes.blocks.action}
      </span>
      <NodeViewContent className={classes.recordedText} />
      <span contentEditable={false} className={classes.recordedDetails}>
        <Popover
          opened={opened}
          onDismiss={() => setOpened(false)}
          trapFocus
          position="bottom-end"
          shadow="md"
          width={300}
        >
          <Popover.Target>
            <button
              type="button"
              className={classes.details}
              data-missing={!owner || !dueOn || undefined}
              data-action-details
              disabled={!editor.isEditable}
              aria-expanded={opened}
              aria-label={words.details(summary)}
              onClick={() => setOpened(!opened)}
            >
              {summary}
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <Stack
              gap="sm"
              component="form"
              onSubmit={(event) => {
                event.preventDefault();
                close();
              }}
            >
              <OwnerInput owner={owner ?? ''} members={currentMembers(members)} onChange={(next) => change(next)} />
              <DayInput
                label={words.dueOn}
                value={dueOn}
                onChange={(day) => change({ dueOn: day })}
                clearable
                popoverProps={{ withinPortal: false }}
              />
              <Group justify="flex-end">
                <Button type="submit" size="sm">
                  {words.done}
                </Button>
              </Group>
            </Stack>
          </Popover.Dropdown>
        </Popover>
      </span>
    </NodeViewWrapper>
  );
}
