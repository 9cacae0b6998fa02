import { Alert, Modal, Select, Stack, TextInput } from '@mantine/core';
import { isNominative, roles, type Body, type Member, type Role } from '@huis-clos/contracts';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useActor } from '../../../shared/session/session.ts';
import { dayOf, formatInstant, today } from '../../../shared/ui/dates.ts';
import { DayInput } from '../../../shared/ui/DayInput.tsx';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { FormButtons } from '../../../shared/ui/FormButtons.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { optionsOf } from '../../../shared/ui/options.ts';
import { useAddMember, useMeetingChoices, usePeople } from '../api.ts';
import { AnchorLink } from '../../../shared/ui/links.tsx';

interface AddMemberProps {
  body: Body;
  /** Those who sit already: not offered again. */
  members: Member[];
  opened: boolean;
  onClose: () => void;
}

/** Choosing someone of the directory, their role and dates, knowing what it will let them read. */
export function AddMember({ body, members, opened, onClose }: AddMemberProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={fr.directory.members.addTitle(body.name)} size="lg">
      <MemberForm body={body} members={members} onDone={onClose} />
    </Modal>
  );
}

const emptyMembership = () => ({
  personId: null as string | null,
  role: 'member' as Role,
  from: today() as string | null,
  until: null as string | null,
  mayoralOrder: '',
  meetingId: null as string | null,
});

function MemberForm({ body, members, onDone }: { body: Body; members: Member[]; onDone: () => void }) {
  const words = fr.directory.members;
  const { personId: self } = useActor();
  const people = usePeople().data;
  const add = useAddMember(body.id);
  const [membership, setMembership] = useState(emptyMembership);
  const set = (change: Partial<typeof membership>) => setMembership({ ...membership, ...change });
  const guest = membership.role === 'guest';
  const meetings = useMeetingChoices(body.id, guest).data?.meetings.filter(({ state }) => state === 'planned') ?? [];
  const seated = new Set([self, ...members.map(({ personId }) => personId)]);
  const choices = (people ?? []).filter(({ id }) => !seated.has(id));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { personId, role, from, until, mayoralOrder, meetingId } = membership;
    if (!personId || !from) return;
    add.mutate(
      { personId, role, from, until, mayoralOrder: mayoralOrder.trim() || null, meetingId: guest ? meetingId : null },
      {
        onSuccess: () => {
          notifyDone(words.added);
          onDone();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {people && choices.length === 0 && (
          <Alert color="yellow">
            {words.noPeople} <AnchorLink to="/conseil">{words.toPeople}</AnchorLink>
          </Alert>
        )}
        <Select
          data-autofocus
          label={words.person}
          placeholder={words.personPlaceholder}
          data={choices.map(({ id, name, organisation }) => ({ value: id, label: `${name} · ${organisation}` }))}
          searchable
          openOnFocus={false}
          required
          withAsterisk={false}
          value={membership.personId}
          onChange={(personId) => set({ personId })}
        />
        <Select
          label={words.role}
          data={optionsOf(
            fr.domain.roles,
            isNominative(body.kind) ? [...roles] : roles.filter((role) => role !== 'guest'),
          )}
          allowDeselect={false}
          value={membership.role}
          onChange={(role) => set({ role: (role ?? 'member') as Role })}
        />
        {guest && (
          <Select
            label={words.meeting}
            description={meetings.length === 0 ? words.meetingNone : undefined}
            data={meetings.map(({ id, startsAt }) => ({ value: id, label: formatInstant(startsAt) }))}
            required
            withAsterisk={false}
            value={membership.meetingId}
            onChange={(meetingId) => set({ meetingId, until: lastDay(meetings, meetingId) })}
          />
        )}
        <DayInput
          label={words.from}
          required
          withAsterisk={false}
          value={membership.from}
          onChange={(from) => set({ from })}
        />
        <DayInput
          label={words.until_}
          description={guest ? words.untilGuestHelp : words.untilHelp}
          clearable={!guest}
          required={guest}
          withAsterisk={false}
          value={membership.until}
          onChange={(until) => set({ until })}
        />
        {body.kind === 'steering' && (
          <TextInput
            label={words.order}
            description={words.orderHelp}
            maxLength={80}
            value={membership.mayoralOrder}
            onChange={(event) => set({ mayoralOrder: event.currentTarget.value })}
          />
        )}
        {body.nominative && (
          <Alert color="terre" variant="light">
            {guest ? words.consequenceGuest : words.consequence}
          </Alert>
        )}
        {add.error && <ErrorNotice error={add.error} />}
        <FormButtons
          submitLabel={words.submit}
          busy={add.isPending}
          disabled={!membership.personId || !membership.from}
          onCancel={onDone}
        />
      </Stack>
    </form>
  );
}

/** A guest reads until the day of the meeting, unless told otherwise. */
function lastDay(meetings: { id: string; startsAt: string }[], meetingId: string | null): string | null {
  const meeting = meetings.find(({ id }) => id === meetingId);
  return meeting ? dayOf(meeting.startsAt) : null;
}
