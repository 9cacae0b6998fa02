import { Text, Title } from '@mantine/core';
import { fr } from '../../i18n/fr.ts';
import { CharterReading } from './parts/CharterReading.tsx';

/** What a member sees in place of their group's content until they have signed the charter in force. */
export function CharterGate() {
  return (
    <>
      <Title order={2} size="h3">
        {fr.charter.gateTitle}
      </Title>
      <Text mb="lg" maw="70ch">
        {fr.charter.gateText}
      </Text>
      <CharterReading mustSign />
    </>
  );
}
