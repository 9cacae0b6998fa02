import { ActionIcon, Button, Checkbox, Group, MultiSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { AgendaItem, Meeting, SituationSummary } from '@huis-clos/contracts';
import { useRef, useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { OpenDrawer } from '../../../shared/ui/OpenDialog.tsx';
import { blankItem, moved } from '../agenda-draft.ts';
import { useChangeMeeting } from '../api.ts';
import classes from './panels.module.css';

interface Props {
  meeting: Meeting;
  /** Whether the body may examine situations. */
  nominative: boolean;
  situations: readonly SituationSummary[];
  onClose: () => void;
}

const words = fr.meetings.agenda;

/** The whole agenda as one form: points in order, saved together. */
export function AgendaEditor({ meeting, nominative, situations, onClose }: Props) {
  const change = useChangeMeeting(meeting.id);
  const [items, setItems] = useState<AgendaItem[]>(() => (meeting.agenda.length > 0 ? meeting.agenda : [blankItem()]));
  const [tried, setTried] = useState(false);
  const adding = useRef<HTMLButtonElement>(null);

  const set = (index: number, part: Partial<AgendaItem>) =>
    setItems(items.map((item, position) => (position === index ? { ...item, ...part } : item)));
  /** The button that did it goes with the point: the next one to use is below. */
  const remove = (index: number) => {
    setItems(items.filter((_, position) => position !== index));
    adding.current?.focus();
  };
  const save = () => {
    setTried(true);
    if (items.some(({ title }) => !title.trim())) return;
    const agenda = items.map((item) => ({
      ...item,
      title: item.title.trim(),
      presenter: item.presenter?.trim() || null,
    }));
    change.mutate(() => ({ agenda }), { onSuccess: onClose });
  };

  return (
    <OpenDrawer onClose={onClose} position="right" size="lg" title={words.edit}>
      <Stack gap="md">
        {nominative && (
          <Text size="sm" c="dimmed">
            {words.titleHelp}
          </Text>
        )}
        <ol className={classes.editor}>
          {items.map((item, index) => (
            <ItemFields
              key={item.id}
              item={item}
              nominative={nominative}
              situations={situations}
              untitled={tried && !item.title.trim()}
              isFirst={index === 0}
              isLast={index === items.length - 1}
              onChange={(part) => set(index, part)}
              onMove={(by) => setItems(moved(items, index, by))}
              onRemove={() => remove(index)}
            />
          ))}
        </ol>
        <Group>
          <Button
            ref={adding}
            variant="light"
            leftSection={<IconPlus size={16} />}
            onClick={() => setItems([...items, blankItem()])}
          >
            {words.add}
          </Button>
        </Group>
        {change.error && <ErrorNotice error={change.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {fr.words.cancel}
          </Button>
          <Button onClick={save} loading={change.isPending}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </OpenDrawer>
  );
}

interface ItemProps {
  item: AgendaItem;
  nominative: boolean;
  situations: readonly SituationSummary[];
  untitled: boolean;
  isFirst: boolean;
  isLast: boolean;
  onChange: (part: Partial<AgendaItem>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function ItemFields({
  item,
  nominative,
  situations,
  untitled,
  isFirst,
  isLast,
  onChange,
  onMove,
  onRemove,
}: ItemProps) {
  const fields = words.item;
  const name = item.title || fields.untitled;
  return (
    <li className={classes.item}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          flex={1}
          label={fields.title}
          value={item.title}
          maxLength={200}
          error={untitled && words.titleNeeded}
          autoFocus={item.title === ''}
          onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={fields.up(name)}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size={18} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={fields.down(name)}
          disabled={isLast}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={18} />
        </ActionIcon>
        <ActionIcon variant="subtle" color="red" size="lg" aria-label={fields.remove(name)} onClick={onRemove}>
          <IconTrash size={18} />
        </ActionIcon>
      </Group>
      <Group gap="xs" align="flex-end">
        <TextInput
          flex="1 1 12rem"
          label={fields.presenter}
          value={item.presenter ?? ''}
          maxLength={120}
          onChange={({ currentTarget }) => onChange({ presenter: currentTarget.value })}
        />
        <NumberInput
          w={96}
          label={fields.duration}
          value={item.durationMinutes ?? ''}
          min={1}
          max={600}
          clampBehavior="strict"
          onChange={(value) => onChange({ durationMinutes: typeof value === 'number' ? value : null })}
        />
      </Group>
      {nominative && (
        <>
          <MultiSelect
            label={fields.situations}
            data={situations.map(({ id, name: label, number }) => ({
              value: id,
              label: `${label} (${fr.meetings.situations.number(number)})`,
            }))}
            value={item.situationIds}
            searchable
            clearable
            hidePickedOptions
            nothingFoundMessage={fields.noSituation}
            // A point that examines situations is nominative.
            onChange={(situationIds) =>
              onChange({ situationIds, ...(situationIds.length > 0 && { nominative: true }) })
            }
          />
          <Checkbox
            label={fields.nominative}
            checked={item.nominative}
            disabled={item.situationIds.length > 0}
            onChange={({ currentTarget }) => onChange({ nominative: currentTarget.checked })}
          />
        </>
      )}
    </li>
  );
}
