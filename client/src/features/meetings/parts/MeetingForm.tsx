import { Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { meetingReasons, type BodyOf, type Meeting, type routes } from '@huis-clos/contracts';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { OpenModal } from '../../../shared/ui/OpenDialog.tsx';
import { dayOf, formatTime } from '../../../shared/ui/dates.ts';
import { DayInput } from '../../../shared/ui/DayInput.tsx';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { FormButtons } from '../../../shared/ui/FormButtons.tsx';
import { optionsOf } from '../../../shared/ui/options.ts';
import { useChangeMeeting, useCreateMeeting } from '../api.ts';
import { instantOf, parseTime } from '../meeting-time.ts';

type MeetingFields = BodyOf<typeof routes.createMeeting>;

const words = fr.meetings.form;

export function CreateMeeting({ bodyId, onClose }: { bodyId: string; onClose: () => void }) {
  const create = useCreateMeeting(bodyId);
  const navigate = useNavigate();
  return (
    <OpenModal onClose={onClose} title={words.createTitle}>
      <MeetingForm
        submitLabel={words.create}
        busy={create.isPending}
        error={create.error}
        onCancel={onClose}
        onSubmit={(fields) =>
          create.mutate(fields, {
            onSuccess: ({ id }) => void navigate({ to: '/seances/$meetingId', params: { meetingId: id } }),
          })
        }
      />
    </OpenModal>
  );
}

export function EditMeeting({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const change = useChangeMeeting(meeting.id);
  const [state, setState] = useState(meeting.state);
  const [nextDay, setNextDay] = useState(meeting.nextMeetingAt && dayOf(meeting.nextMeetingAt));
  const [nextTime, setNextTime] = useState(formatTime(meeting.nextMeetingAt ?? meeting.startsAt));
  const nextMinutes = parseTime(nextTime);
  const nextMeetingAt = nextDay && nextMinutes !== null ? instantOf(nextDay, nextMinutes) : null;
  return (
    <OpenModal onClose={onClose} title={words.editTitle}>
      <MeetingForm
        from={meeting}
        submitLabel={words.save}
        busy={change.isPending}
        error={change.error}
        onCancel={onClose}
        onSubmit={(fields) =>
          (nextMeetingAt || !nextDay) &&
          change.mutate(() => ({ ...fields, state, nextMeetingAt }), { onSuccess: onClose })
        }
      >
        <Select
          label={words.state}
          data={optionsOf(fr.domain.meetingStates)}
          value={state}
          allowDeselect={false}
          onChange={(value) => value && setState(value)}
        />
        <Group grow align="flex-start">
          <DayInput label={words.next} value={nextDay} onChange={setNextDay} clearable />
          <TextInput
            label={words.nextTime}
            value={nextTime}
            onChange={({ currentTarget }) => setNextTime(currentTarget.value)}
            error={nextDay && nextMinutes === null && words.timeNeeded}
          />
        </Group>
      </MeetingForm>
    </OpenModal>
  );
}

interface FormProps {
  from?: Meeting;
  submitLabel: string;
  busy: boolean;
  error: Error | null;
  onSubmit: (fields: MeetingFields) => void;
  onCancel: () => void;
  /** Fields that only a meeting already convoked has. */
  children?: ReactNode;
}

function MeetingForm({ from, submitLabel, busy, error, onSubmit, onCancel, children }: FormProps) {
  const [day, setDay] = useState(from ? dayOf(from.startsAt) : null);
  const [time, setTime] = useState(from ? formatTime(from.startsAt) : '');
  const [duration, setDuration] = useState(from?.durationMinutes ?? 120);
  const [place, setPlace] = useState(from?.place ?? '');
  const [reason, setReason] = useState(from?.reason ?? 'president');
  const [tried, setTried] = useState(false);
  const minutes = parseTime(time);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!day || minutes === null || !place.trim()) return;
    onSubmit({ startsAt: instantOf(day, minutes), durationMinutes: duration, place: place.trim(), reason });
  };

  return (
    <Stack component="form" onSubmit={submit} gap="sm">
      <Group grow align="flex-start">
        <DayInput
          label={words.day}
          value={day}
          onChange={setDay}
          error={tried && !day && words.dayNeeded}
          // Focused, it opens its calendar, over a form that may be filled already.
          data-autofocus={from ? undefined : true}
        />
        <TextInput
          label={words.time}
          value={time}
          placeholder="9 h 30"
          onChange={({ currentTarget }) => setTime(currentTarget.value)}
          error={tried && minutes === null && words.timeNeeded}
        />
      </Group>
      <NumberInput
        label={words.duration}
        value={duration}
        min={5}
        max={600}
        step={15}
        clampBehavior="strict"
        onChange={(value) => typeof value === 'number' && setDuration(value)}
      />
      <TextInput
        data-autofocus={from ? true : undefined}
        label={words.place}
        value={place}
        maxLength={160}
        onChange={({ currentTarget }) => setPlace(currentTarget.value)}
        error={tried && !place.trim() && words.placeNeeded}
      />
      <Select
        label={words.reason}
        data={optionsOf(fr.domain.meetingReasons, [...meetingReasons])}
        value={reason}
        allowDeselect={false}
        onChange={(value) => value && setReason(value)}
      />
      {children}
      {error && <ErrorNotice error={error} />}
      <FormButtons submitLabel={submitLabel} busy={busy} onCancel={onCancel} />
    </Stack>
  );
}
