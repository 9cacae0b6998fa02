import { Alert, Text } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';
import type { Desk } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { formatInstant } from '../../../shared/ui/dates.ts';
import { ButtonLink } from '../../../shared/ui/links.tsx';

const words = fr.desk.breaches;

/** Before all else, to whoever keeps the register: the hours to notify a breach are counted. */
export function BreachesToNotify({ breaches }: Pick<Desk, 'breaches'>) {
  if (breaches.length === 0) return null;
  return (
    <Alert color="red" icon={<IconShieldExclamation />} title={words.title(breaches.length)}>
      {breaches.map(({ id, number, notifyBy }) => (
        <Text key={id} size="sm">
          {words.line(number, formatInstant(notifyBy))}
        </Text>
      ))}
      <ButtonLink to="/protection-des-donnees" size="sm" mt="sm">
        {words.action}
      </ButtonLink>
    </Alert>
  );
}
