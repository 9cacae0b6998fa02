import { useDisclosure } from '@mantine/hooks';
import type { Body, Meeting, SituationSummary } from '@huis-clos/contracts';
import { useMay } from '../../../shared/ability/ability.ts';
import { AgendaEditor } from './AgendaEditor.tsx';
import { AgendaPanel } from './AgendaPanel.tsx';

interface Props {
  meeting: Meeting;
  body: Body;
  situations: readonly SituationSummary[];
  guest?: boolean;
  onInsert?: (() => void) | undefined;
}

/** The agenda, and its form for those who prepare the meeting. */
export function AgendaSection({ meeting, body, situations, guest = false, onInsert }: Props) {
  const mayChange = useMay('update', 'Meeting', meeting);
  const [editing, { open, close }] = useDisclosure(false);
  return (
    <>
      <AgendaPanel
        agenda={meeting.agenda}
        situations={situations}
        guest={guest}
        onEdit={mayChange ? open : undefined}
        onInsert={onInsert}
      />
      {editing && (
        <AgendaEditor meeting={meeting} nominative={body.nominative} situations={situations} onClose={close} />
      )}
    </>
  );
}
