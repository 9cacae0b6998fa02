import { Button, Stack, Text, Title } from '@mantine/core';
import type { AnswerOf, routes } from '@huis-clos/contracts';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { fr } from '../../i18n/fr.ts';
import { isCode } from '../../shared/errors/api-error.ts';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { ButtonLink } from '../../shared/ui/links.tsx';
import { Loaded } from '../../shared/ui/Loaded.tsx';
import { FormSkeleton } from '../../shared/ui/PageSkeletons.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useAcceptInvitation, useInvitation } from './api.ts';
import { AccountFields } from './parts/AccountFields.tsx';
import { useOneTimeToken } from './parts/one-time-token.ts';
import { Porch } from './parts/Porch.tsx';

/** Opening one's own access, or choosing a new passphrase, from a one-time link. */
export function InvitationPage() {
  usePageTitle(fr.identity.invitation.page);
  const token = useOneTimeToken();
  const invitation = useInvitation(token);
  if (!token) {
    return (
      <Porch>
        <Title order={1} size="h2" mb="xs">
          {fr.identity.invitation.missingTitle}
        </Title>
        <Text>{fr.identity.invitation.missingText}</Text>
      </Porch>
    );
  }
  if (isCode(invitation.error, 'LINK_EXPIRED')) {
    return (
      <Porch>
        <Title order={1} size="h2" mb="xs">
          {fr.identity.invitation.expiredTitle}
        </Title>
        <Text mb="md">{fr.identity.invitation.expiredText}</Text>
        <ButtonLink to="/connexion" variant="default">
          {fr.identity.invitation.toSignIn}
        </ButtonLink>
      </Porch>
    );
  }
  return (
    <Porch>
      <Loaded query={invitation} skeleton={<FormSkeleton fields={2} />}>
        {(preview) => <Acceptance token={token} preview={preview} />}
      </Loaded>
    </Porch>
  );
}

interface AcceptanceProps {
  token: string;
  preview: AnswerOf<typeof routes.previewInvitation>;
}

function Acceptance({ token, preview }: AcceptanceProps) {
  const accept = useAcceptInvitation();
  const navigate = useNavigate();
  const [account, setAccount] = useState({ login: preview.login ?? '', passphrase: '' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate({ token, ...account }, { onSuccess: () => void navigate({ to: '/', replace: true }) });
  };
  const words = fr.identity.invitation;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <div>
          <Title order={1} size="h2">
            {preview.purpose === 'reset' ? words.reset(preview.name) : words.title(preview.name)}
          </Title>
          <Text c="dimmed">{preview.organisation}</Text>
        </div>
        <Text>{words.text}</Text>
        {accept.error && <ErrorNotice error={accept.error} />}
        <AccountFields
          value={account}
          onChange={setAccount}
          error={accept.error}
          loginFixed={preview.purpose === 'reset' && preview.login !== null}
        />
        <Button type="submit" size="md" loading={accept.isPending}>
          {words.submit}
        </Button>
      </Stack>
    </form>
  );
}
