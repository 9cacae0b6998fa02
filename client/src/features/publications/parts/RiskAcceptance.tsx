import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { useAcceptRisk } from '../api.ts';

const words = fr.publications.risks;

/** Lets details that may single someone out pass, for a written reason. */
export function RiskAcceptance({ publicationId, riskId }: { publicationId: string; riskId: string }) {
  const accept = useAcceptRisk(publicationId);
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const typed = reason.trim();

  if (!asked)
    return (
      <Button size="compact-sm" variant="subtle" onClick={() => setAsked(true)}>
        {words.ask}
      </Button>
    );
  return (
    <Stack gap="xs">
      <Textarea
        size="sm"
        label={words.reason}
        description={words.reasonHelp}
        value={reason}
        maxLength={400}
        autosize
        autoFocus
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Escape' && setAsked(false)}
      />
      {accept.error && <ErrorNotice error={accept.error} />}
      <Group gap="xs">
        <Button
          size="compact-sm"
          disabled={!typed}
          loading={accept.isPending}
          onClick={() => accept.mutate({ riskId, reason: typed })}
        >
          {words.accept}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setAsked(false)}>
          {fr.words.cancel}
        </Button>
      </Group>
    </Stack>
  );
}
