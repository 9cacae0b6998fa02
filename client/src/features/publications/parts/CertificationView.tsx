import { Alert, Button, Group, Text } from '@mantine/core';
import type { Publication } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { useMay } from '../../../shared/ability/ability.ts';
import { useActor } from '../../../shared/session/session.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { useCertify } from '../api.ts';
import { BackToDraft } from './BackToDraft.tsx';
import { DecisionsSummary } from './DecisionsSummary.tsx';
import { ReadThenAct } from './ReadThenAct.tsx';
import { WhoMayCertify } from './WhoMayCertify.tsx';

const words = fr.publications.review;

/** The second person's turn; whoever prepared is told plainly that it is not theirs. */
export function CertificationView({ publication }: { publication: Publication }) {
  const { bodyId, preparedBy, contributorIds } = publication;
  const { personId } = useActor();
  const took = contributorIds.includes(personId);
  const mayCertify = useMay('certify', 'Publication', { bodyId, preparedById: preparedBy.id });
  const certify = useCertify(publication.id);

  const intro = took ? (
    <Alert variant="light" color="terre" title={words.ownTitle}>
      <Text size="sm">{preparedBy.id === personId ? words.own : words.ownPart}</Text>
      <WhoMayCertify publication={publication} />
      <Text size="sm">{words.ownEdit}</Text>
    </Alert>
  ) : (
    <Text>{words.intro(preparedBy.name)}</Text>
  );
  const actions = (
    <>
      {certify.error && <ErrorNotice error={certify.error} />}
      <Group gap="xs">
        {mayCertify && !took && (
          <Button
            loading={certify.isPending}
            disabled={publication.stale !== null}
            onClick={() => certify.mutate(undefined, { onSuccess: () => notifyDone(words.certified) })}
          >
            {words.certify}
          </Button>
        )}
        <BackToDraft publication={publication} />
      </Group>
    </>
  );
  return (
    <ReadThenAct publication={publication} intro={intro} label={words.decisions} actions={actions}>
      <DecisionsSummary publication={publication} />
    </ReadThenAct>
  );
}
