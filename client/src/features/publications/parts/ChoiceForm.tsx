import { Button, Group, Stack, TextInput } from '@mantine/core';
import type { Finding } from '@huis-clos/contracts';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import type { Choice } from '../review/review.ts';

/** The choices that need words. */
export type AskedChoice = 'generalise' | 'edit' | 'keep';

const words = fr.publications.forms;
const labels: Record<AskedChoice, string> = {
  generalise: words.generaliseLabel,
  edit: words.editLabel,
  keep: words.keepLabel,
};

interface Props {
  asked: AskedChoice;
  finding: Finding;
  onChoice: (choice: Choice) => void;
  onCancel: () => void;
}

/** One line to write: a wider term, another replacement, or the reason to keep. Entrée confirms, Échap leaves. */
export function ChoiceForm({ asked, finding, onChoice, onCancel }: Props) {
  const suggestions = asked === 'generalise' ? (fr.publications.generalisations[finding.type] ?? []) : [];
  const [text, setText] = useState(firstText(asked, finding, suggestions));
  const [tried, setTried] = useState(false);
  const typed = text.trim();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (typed) onChoice(choiceFor(asked, typed));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <TextInput
          label={labels[asked]}
          description={asked === 'keep' && words.keepHelp}
          value={text}
          maxLength={400}
          autoFocus
          error={tried && !typed && words.needed}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onKeyDown={({ key }) => key === 'Escape' && onCancel()}
        />
        {suggestions.length > 1 && (
          <Group gap={4}>
            {suggestions.map((suggestion) => (
              <Button
                key={suggestion}
                size="compact-sm"
                variant="default"
                onClick={() => onChoice(choiceFor(asked, suggestion))}
              >
                {suggestion}
              </Button>
            ))}
          </Group>
        )}
        <Group gap="xs">
          <Button type="submit">{words.confirm}</Button>
          <Button variant="default" onClick={onCancel}>
            {fr.words.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function firstText(asked: AskedChoice, { proposal }: Finding, suggestions: readonly string[]): string {
  if (asked === 'keep') return '';
  return asked === 'edit' ? proposal : (suggestions[0] ?? proposal);
}

function choiceFor(asked: AskedChoice, text: string): Choice {
  if (asked === 'keep') return { choice: 'keep', reason: text };
  return { choice: asked === 'edit' ? 'replace' : 'generalise', replacement: text };
}
