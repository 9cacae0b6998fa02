import { Button, Stack, Text } from '@mantine/core';
import type { SessionView } from '@huis-clos/contracts';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { leave, useSession } from '../../../shared/session/session.ts';
import { useSignInOver } from '../api.ts';
import { SignInForm } from './SignInForm.tsx';

/** Signing in without leaving the page: the identifier is known, the passphrase is asked. */
export function SignInAgain({ onSignedIn }: { onSignedIn: (session: SessionView) => void }) {
  const words = fr.identity.ended;
  const session = useSession().data;
  const signIn = useSignInOver();
  const [credentials, setCredentials] = useState({ login: session?.login ?? '', passphrase: '' });
  return (
    <Stack gap="md">
      <div>
        <Text>{words.text}</Text>
        <Text size="sm" c="dimmed" mt="xs">
          {words.hidden(session?.actor?.name ?? '')}
        </Text>
      </div>
      {session?.demo && <Text size="sm">{words.demo(session.demo.passphrase)}</Text>}
      <SignInForm
        value={credentials}
        onChange={setCredentials}
        onSubmit={() => signIn.mutate(credentials, { onSuccess: onSignedIn })}
        busy={signIn.isPending}
        error={signIn.error}
      />
      <Button variant="subtle" onClick={leave}>
        {fr.leave.leave}
      </Button>
    </Stack>
  );
}
