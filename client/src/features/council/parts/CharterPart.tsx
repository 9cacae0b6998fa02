import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Charter } from '@huis-clos/contracts';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useMay } from '../../../shared/ability/ability.ts';
import { formatFullDay, today } from '../../../shared/ui/dates.ts';
import { DayInput } from '../../../shared/ui/DayInput.tsx';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { Loaded } from '../../../shared/ui/Loaded.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { DocumentSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import { CharterText, useCharter } from '../../charter/index.ts';
import { usePublishCharter } from '../api.ts';

/** The charter in force, and writing the next one. */
export function CharterPart() {
  const mayPublish = useMay('update', 'Council', {});
  const [writing, form] = useDisclosure(false);
  return (
    <Loaded query={useCharter()} skeleton={<DocumentSkeleton />}>
      {(charter) =>
        writing ? (
          <CharterForm charter={charter} onDone={form.close} />
        ) : (
          <>
            <Group justify="space-between" mb="sm">
              <Text c="dimmed">
                {fr.charter.inForce(formatFullDay(charter.inForceFrom))}, {fr.charter.version(charter.version)}
              </Text>
              {mayPublish && (
                <Button variant="default" onClick={form.open}>
                  {fr.council.charter.new}
                </Button>
              )}
            </Group>
            <CharterText title={charter.title} text={charter.text} />
          </>
        )
      }
    </Loaded>
  );
}

function CharterForm({ charter, onDone }: { charter: Charter; onDone: () => void }) {
  const words = fr.council.charter;
  const publish = usePublishCharter();
  const [title, setTitle] = useState(charter.title);
  const [text, setText] = useState(charter.text);
  const [inForceFrom, setInForceFrom] = useState<string | null>(today());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    publish.mutate(
      { title: title.trim(), text, inForceFrom: inForceFrom ?? today() },
      {
        onSuccess: () => {
          notifyDone(words.published);
          onDone();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md" maw={820}>
        <TextInput
          label={words.title}
          required
          withAsterisk={false}
          maxLength={160}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Textarea
          label={words.text}
          autosize
          minRows={14}
          maxLength={40_000}
          required
          withAsterisk={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <DayInput label={words.inForceFrom} w={220} value={inForceFrom} onChange={setInForceFrom} />
        <Alert color="terre" variant="light">
          {words.consequence}
        </Alert>
        {publish.error && <ErrorNotice error={publish.error} />}
        <Group>
          <Button type="submit" loading={publish.isPending}>
            {words.publish}
          </Button>
          <Button variant="default" onClick={onDone}>
            {fr.words.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
