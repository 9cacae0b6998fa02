import { Alert, Group, Select, Text, TextInput, Title } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { fr } from '../../i18n/fr.ts';
import { useMay } from '../../shared/ability/ability.ts';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { NotFoundPage } from '../../shared/ui/NotFoundPage.tsx';
import { OpenPage } from '../../shared/ui/OpenPage.tsx';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { BreachesSection } from '../breaches/index.ts';
import { usePeople } from '../directory/index.ts';
import { useAudit, useAuditVerification, type AuditFilter } from './api.ts';
import { AuditList } from './parts/AuditList.tsx';

/** The data protection officer's desk: who consulted what, and whether the record itself is whole. */
export function AuditPage() {
  usePageTitle(fr.audit.page);
  return useMay('read', 'AuditLog', {}) ? <Audit /> : <NotFoundPage />;
}

function Audit() {
  const words = fr.audit;
  const [filter, setFilter] = useState<AuditFilter>({ actorId: null, subjectId: '' });
  const [settled] = useDebouncedValue(filter, 300);
  const people = usePeople().data ?? [];
  const audit = useAudit(settled);
  return (
    <OpenPage>
      <PageHead title={words.page} subtitle={words.intro} />
      <BreachesSection />
      <Title order={2} size="h4" mb="sm">
        {words.journal}
      </Title>
      <Verification />
      <Group mb="md" align="flex-start">
        <Select
          label={words.filterPerson}
          placeholder={words.everyone}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          clearable
          w={280}
          value={filter.actorId}
          onChange={(actorId) => setFilter({ ...filter, actorId })}
        />
        <TextInput
          label={words.filterSubject}
          description={words.subjectHelp}
          inputWrapperOrder={['label', 'input', 'description']}
          w={340}
          maw="100%"
          maxLength={64}
          value={filter.subjectId}
          onChange={(event) => setFilter({ ...filter, subjectId: event.currentTarget.value.trim() })}
        />
      </Group>
      <AuditList audit={audit} onSubject={(subjectId) => setFilter({ ...filter, subjectId })} />
    </OpenPage>
  );
}

/** The record vouches for itself: each entry is chained to the one before. */
function Verification() {
  const words = fr.audit;
  const verification = useAuditVerification();
  if (verification.error) return <ErrorNotice error={verification.error} retry={() => void verification.refetch()} />;
  if (!verification.data) return <Text c="dimmed">{words.verifying}</Text>;
  const { brokenAt, entries } = verification.data;
  return (
    <Alert
      mb="md"
      role="status"
      color={brokenAt ? 'red' : 'teal'}
      variant="light"
      icon={brokenAt ? <IconShieldX /> : <IconShieldCheck />}
    >
      {brokenAt ? words.broken(brokenAt.chain, brokenAt.sequence) : words.intact(entries)}
    </Alert>
  );
}
