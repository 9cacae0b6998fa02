import { Alert, Text } from '@mantine/core';
import type { Publication } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { useActor } from '../../../shared/session/session.ts';

/** What the other person asked to take up again, in front of whoever does it. */
export function ReturnedNotice({ returned }: Pick<Publication, 'returned'>) {
  const { personId } = useActor();
  if (!returned || returned.by.id === personId) return null;
  const { by, remark } = returned;
  return (
    <Alert variant="light" color="terre" mb="md" title={fr.publications.back.returnedBy(by.name)}>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
        {remark || fr.publications.back.noRemark}
      </Text>
    </Alert>
  );
}
