import { Button, Stack } from '@mantine/core';
import type { Publication } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { useMay } from '../../../shared/ability/ability.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { useReturnToDraft } from '../api.ts';

const words = fr.publications.review;

/** The way back from a step: whoever prepares takes the review up again, whoever may certify sends it back to them. */
export function BackToDraft({ publication }: { publication: Publication }) {
  const subject = { bodyId: publication.bodyId, preparedById: publication.preparedBy.id };
  const mayPrepare = useMay('prepare', 'Publication', subject);
  const mayCertify = useMay('certify', 'Publication', subject);
  const back = useReturnToDraft(publication.id);
  if (!mayPrepare && !mayCertify) return null;
  return (
    <Stack gap="xs" align="flex-start">
      {back.error && <ErrorNotice error={back.error} />}
      <Button
        variant="default"
        loading={back.isPending}
        onClick={() => back.mutate(undefined, { onSuccess: () => notifyDone(words.returned) })}
      >
        {mayPrepare ? words.resume : words.back}
      </Button>
    </Stack>
  );
}
