import { PasswordInput, TextInput } from '@mantine/core';
import { fr } from '../../../i18n/fr.ts';
import { fieldMessage } from '../../../shared/errors/api-error.ts';
import type { Credentials } from './SignInForm.tsx';

interface AccountFieldsProps {
  value: Credentials;
  onChange: (value: Credentials) => void;
  error: unknown;
  /** Where the fields are in what is sent, as a JSON pointer. */
  at?: string;
  /** An account that exists keeps its identifier. */
  loginFixed?: boolean;
}

/** How someone will sign in: identifier and a passphrase of their own. */
export function AccountFields({ value, onChange, error, at = '', loginFixed = false }: AccountFieldsProps) {
  return (
    <>
      <TextInput
        label={fr.identity.signIn.login}
        description={loginFixed ? undefined : fr.identity.loginHelp}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        minLength={2}
        maxLength={64}
        title={fr.identity.loginHelp}
        pattern="[a-z0-9][a-z0-9._\-]*"
        readOnly={loginFixed}
        error={fieldMessage(error, `${at}/login`)}
        value={value.login}
        onChange={(event) => onChange({ ...value, login: event.currentTarget.value.trim().toLowerCase() })}
      />
      <PasswordInput
        label={fr.identity.signIn.passphrase}
        description={fr.identity.passphraseHelp}
        autoComplete="new-password"
        required
        withAsterisk={false}
        minLength={12}
        maxLength={256}
        visibilityToggleButtonProps={{ 'aria-label': fr.identity.show }}
        error={fieldMessage(error, `${at}/passphrase`)}
        value={value.passphrase}
        onChange={(event) => onChange({ ...value, passphrase: event.currentTarget.value })}
      />
    </>
  );
}
