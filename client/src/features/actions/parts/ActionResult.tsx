import { Button, Group, Textarea } from '@mantine/core';
import type { Action } from '@huis-clos/contracts';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { Nominative } from '../../../shared/ui/Projection.tsx';
import { useUpdateAction } from '../api.ts';
import classes from './action-list.module.css';

/** What came of an action, written under it. */
export function ActionResult({ action, editable }: { action: Action; editable: boolean }) {
  const words = fr.actions;
  const update = useUpdateAction();
  const [typed, setTyped] = useState<string | null>(null);
  if (typed === null) {
    return (
      <>
        {action.result && (
          <p className={classes.result}>
            <Nominative>{action.result}</Nominative>
          </p>
        )}
        {editable && (
          <Button size="compact-xs" variant="subtle" px={0} onClick={() => setTyped(action.result ?? '')}>
            {words.editResult}
          </Button>
        )}
      </>
    );
  }
  const save = () =>
    update.mutate(
      { id: action.id, version: action.version, result: typed.trim() || null },
      {
        onSuccess: () => {
          notifyDone(words.resultSaved);
          setTyped(null);
        },
      },
    );
  return (
    <div>
      <Textarea
        autosize
        minRows={2}
        maxLength={1000}
        my={8}
        autoFocus
        aria-label={words.resultLabel(action.title)}
        placeholder={words.resultPlaceholder}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {update.error && <ErrorNotice error={update.error} />}
      <Group gap="xs">
        <Button size="xs" loading={update.isPending} onClick={save}>
          {words.saveResult}
        </Button>
        <Button size="xs" variant="default" onClick={() => setTyped(null)}>
          {fr.words.cancel}
        </Button>
      </Group>
    </div>
  );
}
