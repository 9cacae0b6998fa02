import { Checkbox, Group, Select, TextInput } from '@mantine/core';
import { situationStatuses, type SituationSummary } from '@huis-clos/contracts';
import { IconSearch } from '@tabler/icons-react';
import { fr } from '../../../i18n/fr.ts';
import { optionsOf } from '../../../shared/ui/options.ts';
import { useProjection } from '../../../shared/ui/Projection.tsx';
import type { ListView } from './list-view.ts';

interface SituationFiltersProps {
  situations: SituationSummary[];
  view: ListView;
  onChange: (view: ListView) => void;
}

export function SituationFilters({ situations, view, onChange }: SituationFiltersProps) {
  const words = fr.situations.list;
  const projected = useProjection().on;
  const set = (change: Partial<ListView>) => onChange({ ...view, ...change });
  const leads = new Map(situations.flatMap(({ caseLead }) => (caseLead ? [[caseLead.id, caseLead.name]] : [])));
  return (
    <Group gap="sm" mb="md">
      {!projected && (
        <TextInput
          aria-label={words.search}
          placeholder={words.search}
          leftSection={<IconSearch size={18} />}
          w={{ base: '100%', xs: 220 }}
          value={view.search}
          onChange={(event) => set({ search: event.currentTarget.value })}
        />
      )}
      <Select
        aria-label={words.columns.status}
        w={{ base: '100%', xs: 180 }}
        allowDeselect={false}
        data={[
          { value: 'open', label: words.openOnly },
          { value: 'any', label: words.anyStatus },
          ...optionsOf(fr.domain.situationStatuses, [...situationStatuses]),
        ]}
        value={view.status}
        onChange={(status) => set({ status: (status ?? 'open') as ListView['status'] })}
      />
      <Select
        aria-label={words.columns.caseLead}
        w={{ base: '100%', xs: 200 }}
        allowDeselect={false}
        data={[
          { value: 'any', label: words.anyCaseLead },
          { value: 'none', label: words.noCaseLead },
          ...[...leads].map(([value, label]) => ({ value: value!, label: label! })),
        ]}
        value={view.caseLead}
        onChange={(caseLead) => set({ caseLead: caseLead ?? 'any' })}
      />
      <Checkbox
        label={words.notGivenOnly}
        checked={view.noticeMissing}
        onChange={(event) => set({ noticeMissing: event.currentTarget.checked })}
      />
      <Checkbox
        label={fr.list.compact}
        visibleFrom="sm"
        checked={view.compact}
        onChange={(event) => set({ compact: event.currentTarget.checked })}
      />
    </Group>
  );
}
