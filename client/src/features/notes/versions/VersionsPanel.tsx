import { Button, Group, Text, TextInput } from '@mantine/core';
import type { NotesVersion, SituationSummary } from '@huis-clos/contracts';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { EmptyState } from '../../../shared/ui/EmptyState.tsx';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { Loaded } from '../../../shared/ui/Loaded.tsx';
import { ListSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import { Panel } from '../../../shared/ui/Panel.tsx';
import { dayOf, formatFullDay, formatInstant } from '../../../shared/ui/dates.ts';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { NotesContext } from '../notes-context.ts';
import { useSaveVersion, useVersions } from './api.ts';
import { VersionModal, type Looking } from './VersionModal.tsx';
import classes from './versions.module.css';

const words = fr.notes.versions;

interface Props {
  documentId: string;
  body: { id: string; name: string };
  situations: readonly SituationSummary[];
  mayWrite: boolean;
}

/** Moments of the notes kept under a name: keep one, read it, see what changed since, go back to it. */
export function VersionsPanel({ documentId, body, situations, mayWrite }: Props) {
  const query = useVersions(documentId);
  const [looking, setLooking] = useState<Looking | null>(null);
  return (
    <Panel title={words.title}>
      {mayWrite && <KeepVersion documentId={documentId} />}
      <Loaded query={query} skeleton={<ListSkeleton lines={3} />}>
        {({ versions, since, older }) => (
          <>
            {versions.length === 0 && <EmptyState quiet title={words.empty} text={words.emptyText} />}
            <ul className={classes.list}>
              {versions.map((version) => (
                <VersionLine
                  key={version.id}
                  version={version}
                  onRead={() => setLooking({ version, to: 'itself' })}
                  onCompare={() => setLooking({ version, to: 'now' })}
                />
              ))}
            </ul>
            {older && (
              <Text size="sm" c="dimmed" mt="sm">
                {words.older(formatFullDay(dayOf(since)))}
              </Text>
            )}
            {looking && (
              <NotesContext value={{ situations, members: [] }}>
                <VersionModal
                  {...{ documentId, body, mayWrite, versions, looking }}
                  onLook={setLooking}
                  onClose={() => setLooking(null)}
                />
              </NotesContext>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function KeepVersion({ documentId }: { documentId: string }) {
  const [label, setLabel] = useState('');
  const save = useSaveVersion(documentId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!label.trim()) return;
    save.mutate(label.trim(), {
      onSuccess: () => {
        setLabel('');
        notifyDone(words.kept);
      },
    });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={words.name}
        placeholder={words.nameExample}
        value={label}
        maxLength={80}
        required
        withAsterisk={false}
        onChange={({ currentTarget }) => setLabel(currentTarget.value)}
      />
      <Button type="submit" size="compact-md" variant="default" loading={save.isPending}>
        {words.keep}
      </Button>
      {save.error && <ErrorNotice error={save.error} kept={words.notKept} />}
    </form>
  );
}

interface LineProps {
  version: NotesVersion;
  onRead: () => void;
  onCompare: () => void;
}

function VersionLine({ version: { label, at, by }, onRead, onCompare }: LineProps) {
  return (
    <li className={classes.version}>
      <span className={classes.name}>{label}</span>
      <span className={classes.quiet}>{words.byAt(by.name, formatInstant(at))}</span>
      <Group gap={4} mt={4}>
        <Button size="compact-sm" variant="default" onClick={onRead} aria-label={words.readNamed(label)}>
          {words.read}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCompare} aria-label={words.compareNamed(label)}>
          {words.compare}
        </Button>
      </Group>
    </li>
  );
}
