import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { Publication } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { useMay } from '../../../shared/ability/ability.ts';
import { useActor } from '../../../shared/session/session.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { useCertify, useReturnToDraft } from '../api.ts';
import { DecisionsSummary } from './DecisionsSummary.tsx';
import { WhoMayCertify } from './WhoMayCertify.tsx';

const words = fr.publications.review;

/** The second person's turn; whoever prepared is told plainly that it is not theirs. */
export function CertificationView({ publication }: { publication: Publication }) {
  const { bodyId, preparedBy, contributorIds } = publication;
  const { personId } = useActor();
  const took = contributorIds.includes(personId);
  const mayCertify = useMay('certify', 'Publication', { bodyId, preparedById: preparedBy.id });
  const certify = useCertify(publication.id);
  const back = useReturnToDraft(publication.id);
  const error = certify.error ?? back.error;

  return (
    <Stack gap="md">
      {took ? (
        <Alert variant="light" color="terre" title={words.ownTitle}>
          <Text size="sm">{preparedBy.id === personId ? words.own : words.ownPart}</Text>
          <WhoMayCertify publication={publication} />
          <Text size="sm">{words.ownEdit}</Text>
        </Alert>
      ) : (
        <Text>{words.intro(preparedBy.name)}</Text>
      )}
      <DecisionsSummary publication={publication} />
      {error && <ErrorNotice error={error} />}
      {mayCertify && (
        <Group gap="xs">
          {!took && (
            <Button
              loading={certify.isPending}
              disabled={publication.stale}
              onClick={() => certify.mutate(undefined, { onSuccess: () => notifyDone(words.certified) })}
            >
              {words.certify}
            </Button>
          )}
          <Button
            variant="default"
            loading={back.isPending}
            onClick={() => back.mutate(undefined, { onSuccess: () => notifyDone(words.returned) })}
          >
            {words.back}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
