import { Alert, Button } from '@mantine/core';
import { fr } from '../../../i18n/fr.ts';
import { unsentWords, type Saving } from '../saving/saving-words.ts';

/** Above the text, only when the person has something to do about the saving. */
export function SavingNotice({ saving }: { saving: Saving }) {
  if (saving.status === 'frozen') {
    return (
      <Alert role="alert" color="red" variant="light" m="sm" title={fr.notes.saving.frozen}>
        {fr.notes.frozenHelp}
      </Alert>
    );
  }
  const unsent = unsentWords(saving);
  return (
    <>
      {unsent && <Alert role="alert" color="red" variant="light" m="sm" title={unsent} />}
      {saving.status === 'outdated' && <OutdatedNotice />}
    </>
  );
}

function OutdatedNotice() {
  return (
    <Alert color="encre" variant="light" m="sm" title={fr.notes.outdatedHelp}>
      <Button size="xs" onClick={() => window.location.reload()}>
        {fr.notes.reload}
      </Button>
    </Alert>
  );
}
