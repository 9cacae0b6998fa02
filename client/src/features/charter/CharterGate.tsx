import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { fr } from '../../i18n/fr.ts';
import { useActor } from '../../shared/session/session.ts';
import { CharterReading } from './parts/CharterReading.tsx';

/** In place of a group's content until its member has signed the charter in force. */
export function CharterGate({ bodyId, children }: { bodyId: string; children: ReactNode }) {
  const { charterSigned, memberships } = useActor();
  if (charterSigned || !memberships.some((membership) => membership.bodyId === bodyId)) return children;
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
