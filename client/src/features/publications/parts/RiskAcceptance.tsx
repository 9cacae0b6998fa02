import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { useAcceptRisk } from '../api.ts';

const words = fr.publications.risks;

interface Props {
  publicationId: string;
  riskId: string;
  onAccepted: () => void;
}

/** Lets details that may single someone out pass, for a written reason. */
export function RiskAcceptance({ publicationId, riskId, onAccepted }: Props) {
  const accept = useAcceptRisk(publicationId);
  const [asked, setAsked] = useState(false);
  const [left, setLeft] = useState(false);
  const [reason, setReason] = useState('');
  const typed = reason.trim();
  const leave = () => {
    setAsked(false);
    setLeft(true);
  };

  if (!asked)
    return (
      // Whoever leaves the form is back where they were.
      <Button size="compact-sm" variant="subtle" autoFocus={left} onClick={() => setAsked(true)}>
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
        onKeyDown={({ key }) => key === 'Escape' && leave()}
      />
      {accept.error && <ErrorNotice error={accept.error} />}
      <Group gap="xs">
        <Button
          size="compact-sm"
          disabled={!typed}
          loading={accept.isPending}
          onClick={() => accept.mutate({ riskId, reason: typed }, { onSuccess: onAccepted })}
        >
          {words.accept}
        </Button>
        <Button size="compact-sm" variant="default" onClick={leave}>
          {fr.words.cancel}
        </Button>
      </Group>
    </Stack>
  );
}
