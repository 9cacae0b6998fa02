import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { isCode } from '../../../shared/errors/api-error.ts';
import { ConfirmLeave } from '../../../shared/ui/ConfirmLeave.tsx';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { FollowedFields } from './FollowedFields.tsx';
import { FormSection } from './FormSection.tsx';
import { isNamed, type SituationDraft } from './form-draft.ts';
import { GuardianFields } from './GuardianFields.tsx';
import { IdentityFields } from './IdentityFields.tsx';
import { NoticeFields } from './NoticeFields.tsx';

interface SituationFormProps {
  bodyId: string;
  initial: SituationDraft;
  /** Whether they may name the case lead (rule S5). */
  mayAssign: boolean;
  submitLabel: string;
  busy: boolean;
  /** Set once sent and accepted: leaving loses nothing any more. */
  done: boolean;
  error: unknown;
  onSubmit: (draft: SituationDraft) => void;
  onCancel: () => void;
}

/** Every field that may be recorded about a situation, in sections; there is no other (domain rule 7). */
export function SituationForm({
  bodyId,
  initial,
  mayAssign,
  submitLabel,
  busy,
  done,
  error,
  onSubmit,
  onCancel,
}: SituationFormProps) {
  const words = fr.situations.form;
  const [draft, setDraft] = useState(initial);
  const [unnamed, setUnnamed] = useState(false);
  const set = (change: Partial<SituationDraft>) => setDraft({ ...draft, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUnnamed(!isNamed(draft));
    if (isNamed(draft)) onSubmit(draft);
  };
  const fields = { draft, set, error };
  return (
    <form onSubmit={submit} noValidate={false}>
      <ConfirmLeave when={draft !== initial && !done} />
      <Stack gap="xl" maw={820}>
        <Text c="dimmed">{words.allowed}</Text>
        <FormSection title={words.sections.identity}>
          <IdentityFields {...fields} />
        </FormSection>
        <FormSection title={words.sections.guardians}>
          <GuardianFields {...fields} />
        </FormSection>
        <FormSection title={words.sections.followed}>
          <FollowedFields {...fields} bodyId={bodyId} mayAssign={mayAssign} />
        </FormSection>
        <FormSection title={words.sections.notice}>
          <NoticeFields {...fields} />
        </FormSection>
        {unnamed && (
          <Alert color="red" role="alert">
            {words.nameNeeded}
          </Alert>
        )}
        {error != null && <ErrorNotice error={error} kept={isCode(error, 'CONFLICT') ? words.conflict : words.kept} />}
        <Group>
          <Button type="submit" loading={busy}>
            {submitLabel}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {fr.words.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
