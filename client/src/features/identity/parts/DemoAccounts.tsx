import { Text, Title, UnstyledButton } from '@mantine/core';
import type { SessionView } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import classes from './demo-accounts.module.css';
import type { Credentials } from './SignInForm.tsx';

interface DemoAccountsProps {
  demo: NonNullable<SessionView['demo']>;
  chosen: string;
  onChoose: (credentials: Credentials) => void;
}

/** The accounts of the invented council; one click fills the form. */
export function DemoAccounts({ demo, chosen, onChoose }: DemoAccountsProps) {
  return (
    <section aria-labelledby="demo-accounts">
      <Title order={2} size="h4" id="demo-accounts">
        {fr.identity.demo.title}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {fr.identity.demo.text}
      </Text>
      <ul className={classes.list}>
        {demo.accounts.map(({ login, name, organisation, duties }) => (
          <li key={login}>
            <UnstyledButton
              className={classes.account!}
              aria-pressed={login === chosen}
              onClick={() => onChoose({ login, passphrase: demo.passphrase })}
            >
              <span className={classes.name}>{name}</span>
              <span className={classes.duties}>{duties}</span>
              <span className={classes.organisation}>{organisation}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
