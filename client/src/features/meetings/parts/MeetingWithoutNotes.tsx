import { Alert } from '@mantine/core';
import type { Body, Meeting } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { useMay } from '../../../shared/ability/ability.ts';
import { useMembers } from '../../../shared/directory/queries.ts';
import { HuisClosFrame } from '../../../shared/ui/HuisClosFrame.tsx';
import { OpenPage } from '../../../shared/ui/OpenPage.tsx';
import { useActor } from '../../../shared/session/session.ts';
import { useSituations } from '../../situations/index.ts';
import { ActionsPanel } from './ActionsPanel.tsx';
import { AgendaSection } from './AgendaSection.tsx';
import { AttendancePanel } from './AttendancePanel.tsx';
import { DecisionsPanel } from './DecisionsPanel.tsx';
import { MeetingHead } from './MeetingHead.tsx';
import classes from './MeetingWithoutNotes.module.css';

interface Props {
  meeting: Meeting;
  body: Body;
}

/** A meeting of a body that holds nothing nominative: agenda and decisions, actions and attendance beside. */
export function OpenMeeting({ meeting, body }: Props) {
  const mayChange = useMay('update', 'Meeting', meeting);
  const { personId } = useActor();
  const mayKnowMembers = useMay('read', 'Membership', { bodyId: body.id, personId });
  const members = useMembers(body.id, mayKnowMembers).data ?? [];
  return (
    <OpenPage readBy={[body.name]}>
      <MeetingHead meeting={meeting} body={body} />
      <div className={classes.columns}>
        <div className={classes.centre}>
          <AgendaSection meeting={meeting} body={body} situations={[]} />
          <DecisionsPanel meeting={meeting} hasNotes={false} />
        </div>
        <div className={classes.side}>
          <AttendancePanel meeting={meeting} members={members} mayChange={mayChange} />
          <ActionsPanel meeting={meeting} hasNotes={false} />
        </div>
      </div>
    </OpenPage>
  );
}

/** What a guest of a group sees: the points they are invited for, inside the frame, without the notes. */
export function MeetingForGuest({ meeting, body }: Props) {
  const situations = useSituations(body.id).data ?? [];
  return (
    <>
      <MeetingHead meeting={meeting} body={body} />
      <HuisClosFrame bodyId={body.id} bodyName={body.name}>
        <Alert variant="light" color="terre" mb="md">
          {fr.meetings.guest}
        </Alert>
        <AgendaSection meeting={meeting} body={body} situations={situations} guest />
      </HuisClosFrame>
    </>
  );
}
