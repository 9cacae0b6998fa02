import { Button, Group, Select, Stack } from '@mantine/core';
import type { Finding } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';

const words = fr.publications.link;

/** Most that the list shows at once; the others come by typing. */
const SHOWN = 50;

interface Props {
  /** One passage for each other person of the text. */
  others: readonly Finding[];
  textOf: (finding: Finding) => string;
  onLink: (other: Finding) => void;
  onCancel: () => void;
}

/** Whom the passage names too: typed or chosen with the arrows, Entrée links. */
export function LinkForm({ others, textOf, onLink, onCancel }: Props) {
  return (
    <Stack gap="xs">
      <Select
        label={words.label}
        description={words.help}
        placeholder={others.length === 0 ? words.none : undefined}
        data={others.map((other) => ({ value: other.id, label: textOf(other) }))}
        searchable
        limit={SHOWN}
        selectFirstOptionOnChange
        autoFocus
        defaultDropdownOpened
        onChange={(id) => {
          const other = others.find((one) => one.id === id);
          if (other) onLink(other);
        }}
        onKeyDown={({ key }) => key === 'Escape' && onCancel()}
      />
      <Group>
        <Button variant="default" onClick={onCancel}>
          {fr.words.cancel}
        </Button>
      </Group>
    </Stack>
  );
}
