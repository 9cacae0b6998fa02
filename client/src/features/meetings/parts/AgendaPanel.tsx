import { Button, Stack, Text, Tooltip } from '@mantine/core';
import { IconArrowBarRight, IconPencil } from '@tabler/icons-react';
import type { AgendaItem, SituationSummary } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { situationLabel } from '../../notes/index.ts';
import { Panel } from '../../../shared/ui/Panel.tsx';
import { useProjection } from '../../../shared/ui/Projection.tsx';
import { totalMinutes } from '../agenda-draft.ts';
import classes from './panels.module.css';

const words = fr.meetings.agenda;

interface Props {
  agenda: readonly AgendaItem[];
  situations: readonly SituationSummary[];
  guest: boolean;
  /** Absent for those who may not. */
  onEdit?: (() => void) | undefined;
  /** Puts the points in the notes as headings; absent without notes. */
  onInsert?: (() => void) | undefined;
}

/** What the meeting is about, in order, and the next thing to do with it: composing it, then taking it into the notes. */
export function AgendaPanel({ agenda, situations, guest, onEdit, onInsert }: Props) {
  const total = totalMinutes(agenda);
  return (
    <Panel title={words.title}>
      {agenda.length === 0 && (
        <Text size="sm" c="dimmed" mb="sm">
          {guest ? words.emptyGuest : words.empty}
        </Text>
      )}
      <ol className={classes.agenda}>
        {agenda.map((item) => (
          <AgendaLine key={item.id} item={item} situations={situations} />
        ))}
      </ol>
      {total > 0 && (
        <Text size="sm" c="dimmed" mb="sm">
          {words.total(total)}
        </Text>
      )}
      <Stack gap="xs" align="flex-start">
        {onInsert && agenda.length > 0 && (
          <Tooltip label={words.insertHelp} multiline w={220}>
            <Button
              variant="light"
              size="compact-sm"
              px={4}
              leftSection={<IconArrowBarRight size={16} />}
              onClick={onInsert}
            >
              {words.insert}
            </Button>
          </Tooltip>
        )}
        {onEdit && (
          <Button
            variant={agenda.length === 0 ? 'light' : 'subtle'}
            size="compact-sm"
            leftSection={<IconPencil size={16} />}
            onClick={onEdit}
          >
            {agenda.length === 0 ? words.compose : words.edit}
          </Button>
        )}
      </Stack>
    </Panel>
  );
}

function AgendaLine({ item, situations }: { item: AgendaItem; situations: readonly SituationSummary[] }) {
  const { on: masked } = useProjection();
  const { title, presenter, durationMinutes, nominative, situationIds } = item;
  const details = [
    presenter,
    durationMinutes && fr.meetings.minutesDuration(durationMinutes),
    nominative && words.nominative,
  ];
  const named = situations.filter(({ id }) => situationIds.includes(id));
  return (
    <li>
      <span className={classes.agendaTitle}>{title}</span>
      <span className={classes.quiet}>{details.filter(Boolean).join(' · ')}</span>
      {named.length > 0 && (
        <span className={classes.quiet}>{named.map((situation) => situationLabel(situation, masked)).join(', ')}</span>
      )}
    </li>
  );
}
