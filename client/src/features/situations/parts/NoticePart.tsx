import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { noticeMeans, type Situation } from '@huis-clos/contracts';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { formatShortDay, today } from '../../../shared/ui/dates.ts';
import { DayInput } from '../../../shared/ui/DayInput.tsx';
import { notifyDone, notifyFailure } from '../../../shared/ui/notify.tsx';
import { optionsOf } from '../../../shared/ui/options.ts';
import { useUpdateSituation } from '../api.ts';
import { AsidePart } from './AsidePart.tsx';

type Means = (typeof noticeMeans)[number];

/** Whether the person was told that the group follows them, and how. */
export function NoticePart({ situation, mayChange }: { situation: Situation; mayChange: boolean }) {
  const words = fr.situations.view;
  const { subjectNotice } = situation;
  const [recording, form] = useDisclosure(false);
  return (
    <AsidePart title={words.notice}>
      {subjectNotice ? (
        <Text>
          {words.noticeGiven(formatShortDay(subjectNotice.givenOn), fr.domain.noticeMeans[subjectNotice.means])}
        </Text>
      ) : (
        <Text c="var(--hc-frame-text)">{words.noticeMissing}</Text>
      )}
      {!subjectNotice && mayChange && !recording && (
        <Button size="xs" variant="default" mt="xs" onClick={form.open}>
          {words.noticeRecord}
        </Button>
      )}
      {recording && <NoticeForm situation={situation} onDone={form.close} />}
    </AsidePart>
  );
}

function NoticeForm({ situation: { id, version }, onDone }: { situation: Situation; onDone: () => void }) {
  const words = fr.situations.form;
  const update = useUpdateSituation(id);
  const [on, setOn] = useState<string | null>(today());
  const [means, setMeans] = useState<Means>('interview');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate(
      { version, subjectNotice: { givenOn: on ?? today(), means } },
      {
        onSuccess: () => {
          notifyDone(fr.situations.view.noticeSaved);
          onDone();
        },
        onError: notifyFailure,
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" mt="xs">
        <DayInput label={words.noticeOn} autoFocus maxDate={today()} value={on} onChange={setOn} />
        <Select
          label={words.noticeMeans}
          data={optionsOf(fr.domain.noticeMeans, [...noticeMeans])}
          allowDeselect={false}
          value={means}
          onChange={(value) => setMeans((value ?? 'interview') as Means)}
        />
        <Group gap="xs">
          <Button type="submit" size="xs" loading={update.isPending}>
            {fr.words.save}
          </Button>
          <Button size="xs" variant="default" onClick={onDone}>
            {fr.words.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
