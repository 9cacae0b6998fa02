import { ActionIcon, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus, IconX } from '@tabler/icons-react';
import type { AttendanceLine, AttendanceStatus, Meeting, Member } from '@huis-clos/contracts';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { FormButtons } from '../../../shared/ui/FormButtons.tsx';
import { OpenModal } from '../../../shared/ui/OpenDialog.tsx';
import { Panel } from '../../../shared/ui/Panel.tsx';
import { optionsOf } from '../../../shared/ui/options.ts';
import { currentMembers } from '../../notes/index.ts';
import { useChangeMeeting } from '../api.ts';
import { expectedPresent, withMembers, withOutsider, withRepresentative, withStatus } from '../attendance.ts';
import classes from './panels.module.css';

const words = fr.meetings.attendance;
const statuses = optionsOf(fr.domain.attendanceStatuses);

interface Props {
  meeting: Meeting;
  members: readonly Member[];
  mayChange: boolean;
}

/** Who is there, excused, absent or represented: the signing sheet. Each change is saved at once. */
export function AttendancePanel({ meeting, members, mayChange }: Props) {
  const change = useChangeMeeting(meeting.id);
  const [adding, { open, close }] = useDisclosure(false);
  const { attendance } = meeting;
  const apply = (make: (lines: readonly AttendanceLine[]) => AttendanceLine[]) =>
    change.mutate((current) => ({ attendance: make(current.attendance) }));
  const missing = withMembers(attendance, currentMembers(members)).length > attendance.length;
  const present = attendance.filter(({ status }) => status === 'present').length;

  return (
    <Panel
      title={fr.meetings.drawers.attendance}
      intro={attendance.length === 0 ? words.empty : words.count(present, attendance.length)}
    >
      {change.error && <ErrorNotice error={change.error} />}
      <ul className={classes.lines}>
        {attendance.map((line) => (
          <Line
            key={line.id}
            line={line}
            mayChange={mayChange}
            onStatus={(status) => apply((lines) => withStatus(lines, line.id, status))}
            onRepresentative={(name) => apply((lines) => withRepresentative(lines, line.id, name))}
            onRemove={() => apply((lines) => lines.filter(({ id }) => id !== line.id))}
          />
        ))}
      </ul>
      {mayChange && (
        <Group gap={4} mt="sm">
          {attendance.some(({ status }) => status === 'expected') && (
            <Button size="compact-sm" variant="default" onClick={() => apply(expectedPresent)}>
              {words.allPresent}
            </Button>
          )}
          {missing && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => apply((lines) => withMembers(lines, currentMembers(members)))}
            >
              {words.prefill}
            </Button>
          )}
          <Button size="compact-sm" variant="default" leftSection={<IconUserPlus size={16} />} onClick={open}>
            {words.add}
          </Button>
        </Group>
      )}
      {adding && (
        <AddOutsider
          onClose={close}
          onAdd={(name, organisation) => {
            apply((lines) => withOutsider(lines, name, organisation));
            close();
          }}
        />
      )}
    </Panel>
  );
}

interface LineProps {
  line: AttendanceLine;
  mayChange: boolean;
  onStatus: (status: AttendanceStatus) => void;
  onRepresentative: (name: string) => void;
  onRemove: () => void;
}

function Line({ line, mayChange, onStatus, onRepresentative, onRemove }: LineProps) {
  const { name, organisation, status, representedBy, personId } = line;
  return (
    <li className={classes.line}>
      <div className={classes.who}>
        <span>{name}</span>
        {organisation && <span className={classes.quiet}>{organisation}</span>}
      </div>
      {mayChange ? (
        <Select
          size="xs"
          w={124}
          aria-label={words.status(name)}
          data={statuses}
          value={status}
          allowDeselect={false}
          onChange={(value) => value && onStatus(value)}
        />
      ) : (
        <span className={classes.quiet}>{fr.domain.attendanceStatuses[status]}</span>
      )}
      {mayChange && personId === null && (
        <ActionIcon variant="subtle" aria-label={words.remove(name)} onClick={onRemove}>
          <IconX size={16} />
        </ActionIcon>
      )}
      {status === 'represented' &&
        (mayChange ? (
          <TextInput
            size="xs"
            className={classes.wide!}
            placeholder={words.representedByLabel}
            aria-label={words.representedBy(name)}
            defaultValue={representedBy ?? ''}
            maxLength={120}
            onBlur={({ currentTarget }) =>
              currentTarget.value !== (representedBy ?? '') && onRepresentative(currentTarget.value)
            }
            onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
          />
        ) : (
          representedBy && <span className={classes.quiet}>{representedBy}</span>
        ))}
    </li>
  );
}

function AddOutsider({ onAdd, onClose }: { onAdd: (name: string, organisation: string) => void; onClose: () => void }) {
  const [name, setName] = useState('');
  const [organisation, setOrganisation] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim()) onAdd(name, organisation);
  };
  return (
    <OpenModal onClose={onClose} title={words.addTitle}>
      <Stack component="form" gap="sm" onSubmit={submit}>
        <TextInput
          label={words.addName}
          value={name}
          maxLength={120}
          data-autofocus
          error={tried && !name.trim() && words.nameNeeded}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <TextInput
          label={words.addOrganisation}
          value={organisation}
          maxLength={120}
          onChange={({ currentTarget }) => setOrganisation(currentTarget.value)}
        />
        <FormButtons submitLabel={fr.words.add} onCancel={onClose} />
      </Stack>
    </OpenModal>
  );
}
