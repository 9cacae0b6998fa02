import { Checkbox, Select, SimpleGrid, Stack } from '@mantine/core';
import { noticeMeans } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { today } from '../../../shared/ui/dates.ts';
import { DayInput } from '../../../shared/ui/DayInput.tsx';
import { optionsOf } from '../../../shared/ui/options.ts';
import type { SituationDraft } from './form-draft.ts';
import type { FieldsProps } from './IdentityFields.tsx';

export function NoticeFields({ draft, set }: FieldsProps) {
  const words = fr.situations.form;
  return (
    <Stack gap="md">
      <Checkbox
        label={words.noticeGiven}
        checked={draft.noticeGiven}
        onChange={(event) => set({ noticeGiven: event.currentTarget.checked, noticeOn: draft.noticeOn ?? today() })}
      />
      {draft.noticeGiven && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <DayInput
            label={words.noticeOn}
            maxDate={today()}
            value={draft.noticeOn}
            onChange={(noticeOn) => set({ noticeOn })}
          />
          <Select
            label={words.noticeMeans}
            data={optionsOf(fr.domain.noticeMeans, [...noticeMeans])}
            allowDeselect={false}
            value={draft.noticeMeans}
            onChange={(means) => set({ noticeMeans: (means ?? 'interview') as SituationDraft['noticeMeans'] })}
          />
        </SimpleGrid>
      )}
    </Stack>
  );
}
