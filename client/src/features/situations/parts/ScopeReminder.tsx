import { Alert, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { fr } from '../../../i18n/fr.ts';
import { outOfScope } from './out-of-scope.ts';

const list = new Intl.ListFormat('fr-FR', { type: 'disjunction' });

/** A kind reminder beside what is being typed; it never stops anyone. */
export function ScopeReminder({ text }: { text: string }) {
  const kinds = outOfScope(text);
  const words = fr.situations.reminder;
  return (
    <div aria-live="polite">
      {kinds.length > 0 && (
        <Alert color="yellow" variant="light" icon={<IconInfoCircle />} title={words.title}>
          <Text size="sm">
            {words.text} {list.format(kinds.map((kind) => words.kinds[kind]))}. {words.law}
          </Text>
        </Alert>
      )}
    </div>
  );
}
