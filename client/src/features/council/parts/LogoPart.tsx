import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { LOGO_BYTES, routes, type Council } from '@huis-clos/contracts';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useMay } from '../../../shared/ability/ability.ts';
import { addressOf } from '../../../shared/api/call.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { Panel } from '../../../shared/ui/Panel.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { useRemoveLogo, useSetLogo } from '../api.ts';
import classes from './parts.module.css';

const words = fr.council.logo;
const LOGO_KIB = Math.round(LOGO_BYTES / 1024);

/** The image that heads published minutes: seen by everyone, chosen by whoever changes the council. */
export function LogoPart({ council: { commune, logoId } }: { council: Council }) {
  const mayUpdate = useMay('update', 'Council', {});
  if (!logoId && !mayUpdate) return null;
  return (
    <Panel title={words.title} intro={words.intro}>
      {logoId ? (
        <img className={classes.logo} src={addressOf(routes.readLogo, { logoId })} alt={commune} />
      ) : (
        <Text size="sm">{words.none}</Text>
      )}
      {mayUpdate && <LogoChoice present={logoId !== null} />}
    </Panel>
  );
}

function LogoChoice({ present }: { present: boolean }) {
  const set = useSetLogo();
  const remove = useRemoveLogo();
  const [tooLarge, setTooLarge] = useState(false);
  const error = set.error ?? remove.error;

  const choose = (file: File | null) => {
    if (!file) return;
    remove.reset();
    set.reset();
    setTooLarge(file.size > LOGO_BYTES);
    if (file.size <= LOGO_BYTES) set.mutate(file, { onSuccess: () => notifyDone(words.saved) });
  };
  return (
    <Stack gap="xs" mt="sm">
      {tooLarge && (
        <Text size="sm" c="red" role="alert">
          {words.tooLarge(LOGO_KIB)}
        </Text>
      )}
      {error && <ErrorNotice error={error} />}
      <Group gap="xs">
        <FileButton accept="image/png,image/jpeg" onChange={choose}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconPhoto size={18} />} loading={set.isPending}>
              {present ? words.change : words.choose}
            </Button>
          )}
        </FileButton>
        {present && (
          <Button
            variant="subtle"
            color="gray"
            loading={remove.isPending}
            onClick={() => remove.mutate(undefined, { onSuccess: () => notifyDone(words.removed) })}
          >
            {words.remove}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {words.help(LOGO_KIB)}
      </Text>
    </Stack>
  );
}
