import { Button } from '@mantine/core';
import { IconArrowsMaximize, IconArrowsMinimize } from '@tabler/icons-react';
import type { Body, Meeting } from '@huis-clos/contracts';
import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useMembers } from '../../../shared/directory/queries.ts';
import { EmptyState } from '../../../shared/ui/EmptyState.tsx';
import { HuisClosFrame } from '../../../shared/ui/HuisClosFrame.tsx';
import { DocumentSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import {
  CommentsPanel,
  NotesEditor,
  SavingState,
  useCommenting,
  useNotesSession,
  usePresence,
  useSaving,
  VersionsPanel,
  type NotesSession,
} from '../../notes/index.ts';
import { useDrawer } from './drawer.ts';
import { insertAgendaHeadings } from '../agenda-headings.ts';
import { useSituations } from '../../situations/index.ts';
import { ActionsPanel } from './ActionsPanel.tsx';
import { AgendaSection } from './AgendaSection.tsx';
import { AttendancePanel } from './AttendancePanel.tsx';
import { DecisionsPanel } from './DecisionsPanel.tsx';
import { MeetingHead } from './MeetingHead.tsx';
import { MeetingLayout } from './MeetingLayout.tsx';
import classes from './MeetingWithNotes.module.css';
import { MinutesButton } from './MinutesButton.tsx';
import { PresencePanel } from './PresencePanel.tsx';
import { SituationsPanel } from './SituationsPanel.tsx';
import { useFullScreen } from './use-full-screen.ts';
import { useMay } from '../../../shared/ability/ability.ts';

interface Props {
  meeting: Meeting;
  body: Body;
  documentId: string;
}

/** A group's meeting: its notes in the middle, everything else within reach. */
export function MeetingWithNotes({ meeting, body, documentId }: Props) {
  const { full, toggle } = useFullScreen();
  const session = useNotesSession(documentId);
  const FullIcon = full ? IconArrowsMinimize : IconArrowsMaximize;
  const actions = (
    <>
      <Button
        variant="default"
        leftSection={<FullIcon size={18} />}
        aria-pressed={full}
        onClick={toggle}
        visibleFrom="sm"
      >
        {full ? fr.meetings.leaveFullScreen : fr.meetings.fullScreen}
      </Button>
      <MinutesButton meeting={meeting} />
    </>
  );
  return (
    <div className={full ? classes.full : undefined}>
      <MeetingHead meeting={meeting} body={body} actions={actions} />
      {session ? <Room {...{ meeting, body, documentId, session }} /> : <DocumentSkeleton />}
    </div>
  );
}

function Room({ meeting, body, documentId, session }: Props & { session: NotesSession }) {
  const saving = useSaving(session);
  const situations = useSituations(body.id).data ?? [];
  const members = useMembers(body.id).data ?? [];
  const present = usePresence(session).length + 1;
  const mayChange = useMay('update', 'Meeting', meeting);
  const mayWrite = useMay('update', 'NotesDocument', { bodyId: body.id });
  const [editor, setEditor] = useState<Editor | null>(null);
  const drawer = useDrawer('situations');
  const comments = useCommenting(documentId, () => drawer.setOpen('comments'));
  if (saving.status === 'revoked') return <EmptyState title={fr.notes.gone.title} text={fr.notes.gone.text} />;
  if (saving.status === 'destroyed')
    return <EmptyState title={fr.notes.destroyed.title} text={fr.notes.destroyed.text} />;

  const examined = new Set(meeting.agenda.flatMap(({ situationIds }) => situationIds)).size;
  return (
    <HuisClosFrame wide bodyId={body.id} bodyName={body.name} status={<SavingState saving={saving} />}>
      <MeetingLayout
        drawer={drawer}
        counts={{ situations: examined, comments: comments.open, presence: present }}
        panels={{
          agenda: (
            <AgendaSection
              meeting={meeting}
              body={body}
              situations={situations}
              onInsert={editor ? () => insertAgendaHeadings(editor, meeting.agenda) : undefined}
            />
          ),
          situations: <SituationsPanel agenda={meeting.agenda} situations={situations} />,
          actions: <ActionsPanel meeting={meeting} hasNotes />,
          decisions: <DecisionsPanel meeting={meeting} hasNotes />,
          comments: editor && (
            <CommentsPanel documentId={documentId} bodyId={body.id} editor={editor} store={comments.store} />
          ),
          attendance: <AttendancePanel meeting={meeting} members={members} mayChange={mayChange} />,
          versions: <VersionsPanel documentId={documentId} body={body} situations={situations} mayWrite={mayWrite} />,
          presence: <PresencePanel session={session} />,
        }}
      >
        <NotesEditor
          {...{ session, situations, members }}
          bodyId={body.id}
          comments={comments.store}
          onReady={setEditor}
        />
      </MeetingLayout>
    </HuisClosFrame>
  );
}
