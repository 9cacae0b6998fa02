import { Alert, Button, Text } from '@mantine/core';
import type { Publication } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { notifyDone, notifyFailure } from '../../../shared/ui/notify.tsx';
import { useRefresh } from '../api.ts';

const words = fr.publications.stale;

interface Props {
  publication: Publication;
  mayRefresh: boolean;
  /** The button that was pressed goes away with the notice. */
  onRefreshed: () => void;
}

/** The draft is no longer of what it was made from, or of what looks for names: made again, it is, by whoever prepares. */
export function StaleNotice({ publication, mayRefresh, onRefreshed }: Props) {
  const refresh = useRefresh(publication.id);
  const done = () => {
    notifyDone(words.done);
    onRefreshed();
  };
  if (!publication.stale) return null;
  return (
    <Alert color="terre" variant="light" title={words.why[publication.stale]} mb="md">
      <Text size="sm">{mayRefresh ? words.text : words.ask}</Text>
      {mayRefresh && (
        <Button
          mt="xs"
          size="compact-sm"
          loading={refresh.isPending}
          onClick={() => refresh.mutate(undefined, { onSuccess: done, onError: notifyFailure })}
        >
          {words.action}
        </Button>
      )}
    </Alert>
  );
}
