import { Text, Title } from '@mantine/core';
import { fr } from '../../../i18n/fr.ts';
import { Porch } from './Porch.tsx';

/** What anyone sees before a council exists, without the link printed in the terminal. */
export function FirstRunWaits() {
  return (
    <Porch>
      <Title order={1} size="h2" mb="xs">
        {fr.identity.firstRun.waitTitle}
      </Title>
      <Text>{fr.identity.firstRun.waitText}</Text>
    </Porch>
  );
}
