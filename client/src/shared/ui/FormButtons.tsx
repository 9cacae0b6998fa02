import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { fr } from '../../i18n/fr.ts';

interface FormButtonsProps {
  /** What sending the form does, as a verb. */
  submitLabel: string;
  busy?: boolean;
  disabled?: boolean;
  onCancel: () => void;
  /** A gesture apart from what is typed, at the left. */
  children?: ReactNode;
}

/** The end of a form in a dialog: leave it as it was, or send it; always in this order and place. */
export function FormButtons({ submitLabel, busy = false, disabled = false, onCancel, children }: FormButtonsProps) {
  return (
    <Group justify="space-between" mt={4}>
      <div>{children}</div>
      <Group gap="sm">
        <Button variant="default" onClick={onCancel}>
          {fr.words.cancel}
        </Button>
        <Button type="submit" loading={busy} disabled={disabled}>
          {submitLabel}
        </Button>
      </Group>
    </Group>
  );
}
