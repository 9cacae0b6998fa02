import { Button, CopyButton, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { fr } from '../../../i18n/fr.ts';
import { formatInstant } from '../../../shared/ui/dates.ts';

export interface Invited {
  name: string;
  /** Address of the link on this site, its token after the `#`. */
  path: string;
  expiresAt: string;
}

/** The link, shown once: closing forgets it. */
export function InvitationLinkModal({ invited, onClose }: { invited: Invited | null; onClose: () => void }) {
  const words = fr.council.people.link;
  return (
    <Modal opened={invited !== null} onClose={onClose} title={words.title} size="lg" closeOnClickOutside={false}>
      {invited && (
        <Stack gap="md">
          <Text>{words.text(invited.name)}</Text>
          <TextInput
            label={words.label}
            readOnly
            value={linkOf(invited)}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Text size="sm" c="dimmed">
            {words.expires(formatInstant(invited.expiresAt))}
          </Text>
          <CopyButton value={linkOf(invited)} timeout={4000}>
            {({ copied, copy }) => (
              <Button
                data-autofocus
                leftSection={copied ? <IconCheck size={18} /> : <IconCopy size={18} />}
                onClick={copy}
              >
                {copied ? words.copied : words.copy}
              </Button>
            )}
          </CopyButton>
        </Stack>
      )}
    </Modal>
  );
}

const linkOf = ({ path }: Invited): string => new URL(path, window.location.origin).href;
