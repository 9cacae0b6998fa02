import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { referralSources } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { fieldMessage } from '../../../shared/errors/api-error.ts';
import { DayInput } from '../../../shared/ui/DayInput.tsx';
import { optionsOf } from '../../../shared/ui/options.ts';
import type { SituationDraft } from './form-draft.ts';
import type { FieldsProps } from './IdentityFields.tsx';
import { useCaseLeads } from './use-case-leads.ts';

/** How the situation came in, who follows it. A situation is closed by a gesture of its own, not here. */
export function FollowedFields({
  draft,
  set,
  error,
  bodyId,
  mayAssign,
}: FieldsProps & { bodyId: string; mayAssign: boolean }) {
  const words = fr.situations.form;
  const leads = useCaseLeads(bodyId);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Select
        label={words.status}
        data={optionsOf(fr.domain.situationStatuses, ['toExamine', 'active', 'watch'])}
        allowDeselect={false}
        value={draft.status}
        onChange={(status) => set({ status: (status ?? draft.status) as SituationDraft['status'] })}
      />
      <Select
        label={words.caseLead}
        placeholder={words.caseLeadNone}
        description={mayAssign ? undefined : words.caseLeadAssigned}
        disabled={!mayAssign}
        data={leads}
        clearable
        searchable
        error={fieldMessage(error, '/caseLeadId')}
        value={draft.caseLeadId}
        onChange={(caseLeadId) => set({ caseLeadId })}
      />
      <Select
        label={words.referralSource}
        data={optionsOf(fr.domain.referralSources, [...referralSources])}
        allowDeselect={false}
        value={draft.referralSource}
        onChange={(source) => set({ referralSource: (source ?? 'other') as SituationDraft['referralSource'] })}
      />
      <DayInput
        label={words.startedOn}
        required
        withAsterisk={false}
        error={fieldMessage(error, '/startedOn')}
        value={draft.startedOn}
        onChange={(startedOn) => set({ startedOn })}
      />
      <TextInput
        label={words.programme}
        description={words.programmeHelp}
        maxLength={120}
        autoComplete="off"
        value={draft.programme}
        onChange={(event) => set({ programme: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}
