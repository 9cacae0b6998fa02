import { Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { fr } from '../../i18n/fr.ts';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useRouteParam } from '../../shared/ui/use-route-param.ts';
import { useImportSituations } from './api.ts';
import { ImportRows } from './parts/ImportRows.tsx';
import { ImportSource } from './parts/ImportSource.tsx';
import { ButtonLink } from '../../shared/ui/links.tsx';

/** Taking over the spreadsheet kept today: what would become of each line first, then the import itself. */
export function ImportPage() {
  const words = fr.situations.importing;
  usePageTitle(words.page);
  const bodyId = useRouteParam('bodyId');
  const [csv, setCsv] = useState('');
  const trial = useImportSituations(bodyId);
  const actual = useImportSituations(bodyId);
  const startAgain = () => {
    trial.reset();
    actual.reset();
  };
  const rows = actual.data?.rows ?? trial.data?.rows;
  const ready = trial.data?.rows.filter(({ outcome }) => outcome === 'ready').length ?? 0;
  const error = actual.error ?? trial.error;
  return (
    <>
      <Title order={2} size="h3">
        {words.page}
      </Title>
      {!rows && (
        <>
          <Text mb="md" maw="75ch">
            {words.intro} {words.format}
          </Text>
          <ImportSource csv={csv} onChange={setCsv} />
        </>
      )}
      {error && <ErrorNotice error={error} />}
      {rows && <ImportRows rows={rows} done={actual.isSuccess} />}
      <Group mt="lg">
        {!rows && (
          <Button
            disabled={csv.trim() === ''}
            loading={trial.isPending}
            onClick={() => trial.mutate({ csv, dryRun: true })}
          >
            {words.check}
          </Button>
        )}
        {trial.isSuccess && !actual.isSuccess && (
          <>
            {ready > 0 && (
              <Button loading={actual.isPending} onClick={() => actual.mutate({ csv, dryRun: false })}>
                {words.import(ready)}
              </Button>
            )}
            <Button variant="default" onClick={startAgain}>
              {words.again}
            </Button>
          </>
        )}
        {actual.isSuccess && (
          <ButtonLink to="/instances/$bodyId/situations" params={{ bodyId }}>
            {words.toList}
          </ButtonLink>
        )}
      </Group>
    </>
  );
}
