import { Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fr } from '../../i18n/fr.ts';
import { useSession } from '../../shared/session/session.ts';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useSignIn } from './api.ts';
import { DemoAccounts } from './parts/DemoAccounts.tsx';
import { FirstRunWaits } from './parts/FirstRunWaits.tsx';
import { Porch } from './parts/Porch.tsx';
import { SignInForm, type Credentials } from './parts/SignInForm.tsx';

/** Where one signs in: shown at its own address, and in place of any page while no one is signed in. */
export function SignInPage() {
  usePageTitle(fr.identity.signIn.title);
  const session = useSession().data;
  const signIn = useSignIn();
  const navigate = useNavigate();
  const [credentials, setCredentials] = useState<Credentials>({ login: '', passphrase: '' });
  if (session?.firstRun) return <FirstRunWaits />;

  const submit = () =>
    signIn.mutate(credentials, {
      onSuccess: () => {
        if (window.location.pathname === '/connexion') void navigate({ to: '/' });
      },
    });
  const demo = session?.demo ?? null;
  return (
    <Porch
      banner={demo && fr.identity.demo.banner}
      aside={demo && <DemoAccounts demo={demo} chosen={credentials.login} onChoose={setCredentials} />}
    >
      <Title order={1} size="h2">
        {session?.commune ? fr.identity.signIn.of(session.commune) : fr.product}
      </Title>
      <Text c="dimmed" mb="lg">
        {fr.identity.signIn.intro}
      </Text>
      <SignInForm
        value={credentials}
        onChange={setCredentials}
        onSubmit={submit}
        busy={signIn.isPending}
        error={signIn.error}
      />
      <Text size="sm" c="dimmed" mt="lg">
        {fr.identity.signIn.help}
      </Text>
    </Porch>
  );
}
