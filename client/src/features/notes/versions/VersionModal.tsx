import { Alert, Button, Group, Select, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { NotesVersion } from '@huis-clos/contracts';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { HuisClosFrame } from '../../../shared/ui/HuisClosFrame.tsx';
import { Loaded } from '../../../shared/ui/Loaded.tsx';
import { OpenModal } from '../../../shared/ui/OpenDialog.tsx';
import { DocumentSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import { formatInstant } from '../../../shared/ui/dates.ts';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { useComparison, useRestoreVersion, useVersion } from './api.ts';
import { ComparisonText, VersionText } from './VersionText.tsx';
import classes from './versions.module.css';

const words = fr.notes.versions;

/** A version on screen: `itself`, or what changed from it to the notes of `now` or to another version. */
export interface Looking {
  version: NotesVersion;
  to: 'itself' | 'now' | (string & {});
}

interface Props {
  documentId: string;
  body: { id: string; name: string };
  mayWrite: boolean;
  versions: readonly NotesVersion[];
  looking: Looking;
  onLook: (looking: Looking) => void;
  onClose: () => void;
}

/** One version, read or compared, and the way back to it; in the closed room like the notes themselves. */
export function VersionModal({ documentId, body, mayWrite, versions, looking, onLook, onClose }: Props) {
  const { version, to } = looking;
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const others = versions.filter(({ id }) => id !== version.id);
  return (
    <OpenModal onClose={onClose} title={version.label} size="xl" fullScreen={narrow}>
      <HuisClosFrame bodyId={body.id} bodyName={body.name}>
        <Text size="sm" c="dimmed">
          {words.byAt(version.by.name, formatInstant(version.at))}
        </Text>
        <Select
          label={words.show}
          mt="xs"
          maw={420}
          value={to}
          allowDeselect={false}
          data={[
            { value: 'itself', label: words.itself },
            { value: 'now', label: words.sinceNow },
            ...others.map(({ id, label, at }) => ({ value: id, label: words.comparedTo(label, formatInstant(at)) })),
          ]}
          onChange={(value) => value && onLook({ version, to: value })}
        />
        <div className={classes.reading}>
          {to === 'itself' ? (
            <Reading documentId={documentId} versionId={version.id} />
          ) : (
            <Comparing documentId={documentId} versionId={version.id} to={to === 'now' ? null : to} />
          )}
        </div>
        {mayWrite && <Restoration documentId={documentId} version={version} onDone={onClose} />}
      </HuisClosFrame>
    </OpenModal>
  );
}

function Reading({ documentId, versionId }: { documentId: string; versionId: string }) {
  const query = useVersion(documentId, versionId);
  return (
    <Loaded query={query} skeleton={<DocumentSkeleton />}>
      {({ lines }) => <VersionText lines={lines} />}
    </Loaded>
  );
}

function Comparing({ documentId, versionId, to }: { documentId: string; versionId: string; to: string | null }) {
  const query = useComparison(documentId, versionId, to);
  return (
    <Loaded query={query} skeleton={<DocumentSkeleton />}>
      {({ lines }) => <ComparisonText lines={lines} />}
    </Loaded>
  );
}

interface RestorationProps {
  documentId: string;
  version: NotesVersion;
  onDone: () => void;
}

/** Says what going back does, then does it. */
function Restoration({ documentId, version, onDone }: RestorationProps) {
  const [asked, setAsked] = useState(false);
  const restore = useRestoreVersion(documentId);
  if (!asked) {
    return (
      <Button mt="md" variant="default" leftSection={<IconArrowBackUp size={18} />} onClick={() => setAsked(true)}>
        {words.restore}
      </Button>
    );
  }
  return (
    <Alert mt="md" color="terre" variant="light" title={words.restoreTitle(version.label)} role="group">
      <Text size="sm">{words.restoreText}</Text>
      {restore.error && <ErrorNotice error={restore.error} kept={words.notRestored} />}
      <Group mt="sm">
        <Button
          loading={restore.isPending}
          onClick={() =>
            restore.mutate(version.id, {
              onSuccess: () => {
                notifyDone(words.restored);
                onDone();
              },
            })
          }
        >
          {words.restoreNow}
        </Button>
        <Button variant="default" autoFocus onClick={() => setAsked(false)}>
          {fr.words.cancel}
        </Button>
      </Group>
    </Alert>
  );
}
