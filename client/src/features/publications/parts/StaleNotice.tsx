import { Alert, Button, Text } from '@mantine/core';
import type { Publication } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { notifyDone, notifyFailure } from '../../../shared/ui/notify.tsx';
import { useRefresh } from '../api.ts';

const words = fr.publications.stale;

/** The draft is no longer of what it was made from, or of what looks for names: made again, it is, by whoever prepares. */
export function StaleNotice({ publication, mayRefresh }: { publication: Publication; mayRefresh: boolean }) {
  const refresh = useRefresh(publication.id);
  if (!publication.stale) return null;
  return (
    <Alert color="terre" variant="light" title={words.why[publication.stale]} mb="md">
      <Text size="sm">{mayRefresh ? words.text : words.ask}</Text>
      {mayRefresh && (
        <Button
          mt="xs"
          size="compact-sm"
          loading={refresh.isPending}
          onClick={() => refresh.mutate(undefined, { onSuccess: () => notifyDone(words.done), onError: notifyFailure })}
        >
          {words.action}
        </Button>
      )}
    </Alert>
  );
}
