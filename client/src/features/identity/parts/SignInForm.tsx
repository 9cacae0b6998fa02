import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
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

/** Identifier and passphrase; the caret begins in the one that is not known yet. */
export function SignInForm({ value, onChange, onSubmit, busy, error }: SignInFormProps) {
  const [known] = useState(value.login !== '');
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
          autoFocus={!known}
          required
          withAsterisk={false}
          value={value.login}
          onChange={(event) => onChange({ ...value, login: event.currentTarget.value.trim() })}
        />
        <PasswordInput
          label={fr.identity.signIn.passphrase}
          autoComplete="current-password"
          data-autofocus={known || undefined}
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
