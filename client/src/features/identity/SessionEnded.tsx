import { Modal } from '@mantine/core';
import type { SessionView } from '@huis-clos/contracts';
import { useState, type FocusEvent, type KeyboardEvent } from 'react';
import { fr } from '../../i18n/fr.ts';
import { useActor, useResumeSession, useSessionEnded, useTakeSession } from '../../shared/session/session.ts';
import { useSignOutOver } from './api.ts';
import { OtherPerson } from './parts/OtherPerson.tsx';
import { SignInAgain } from './parts/SignInAgain.tsx';

/** Above all else, notifications included. */
const ON_TOP = 1000;

/**
 * Over the page of someone whose session is over: they sign in again and go on where they were, with all they had
 * typed. Whoever else signs in gets nothing of it, once they were told that it will be erased. The page is out of sight.
 */
export function SessionEnded() {
  const words = fr.identity.ended;
  const ended = useSessionEnded();
  const { personId, name } = useActor();
  const resume = useResumeSession();
  const takeOver = useTakeSession();
  const signOut = useSignOutOver();
  const [other, setOther] = useState<SessionView | null>(null);

  const signedIn = (session: SessionView) => {
    if (session.actor?.personId === personId) resume(session);
    else setOther(session);
  };
  const keepPage = () => signOut.mutate(undefined, { onSuccess: () => setOther(null) });
  return (
    <Modal
      opened={ended}
      onClose={() => {}}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={other ? words.otherTitle : words.title}
      zIndex={ON_TOP}
      overlayProps={{ backgroundOpacity: 1, color: 'var(--mantine-color-body)' }}
      transitionProps={{ duration: 0 }}
      onFocusCapture={keepEscapeHere}
      onKeyDown={keepKeysHere}
    >
      {other ? (
        <OtherPerson
          name={name}
          onDiscard={() => takeOver(other)}
          onKeep={keepPage}
          busy={signOut.isPending}
          error={signOut.error}
        />
      ) : (
        <SignInAgain onSignedIn={signedIn} />
      )}
    </Modal>
  );
}

/** A dialog beneath would take Escape for itself, and close with what was typed in it. */
const keepEscapeHere = ({ target }: FocusEvent) => target.setAttribute('data-mantine-stop-propagation', 'true');

/** The page's shortcuts are not for now; Tab goes on, for whoever holds the focus inside. */
const keepKeysHere = (event: KeyboardEvent) => {
  if (event.key !== 'Tab') event.stopPropagation();
};
