import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';

export interface Credentials {
  login: string;
  passphrase: string;
}

interface SignInFormProps {
  value: Credentials;
  onChange: (value: Credentials) => void;
  onSubmit: () => void;
  busy: boolean;
  error: unknown;
}

export function SignInForm({ value, onChange, onSubmit, busy, error }: SignInFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {error != null && <ErrorNotice error={error} />}
        <TextInput
          label={fr.identity.signIn.login}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
          withAsterisk={false}
          value={value.login}
          onChange={(event) => onChange({ ...value, login: event.currentTarget.value.trim() })}
        />
        <PasswordInput
          label={fr.identity.signIn.passphrase}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': fr.identity.show }}
          value={value.passphrase}
          onChange={(event) => onChange({ ...value, passphrase: event.currentTarget.value })}
        />
        <Button type="submit" loading={busy} size="md">
          {fr.identity.signIn.submit}
        </Button>
      </Stack>
    </form>
  );
}
