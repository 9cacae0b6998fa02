import { Button, Text } from '@mantine/core';
import type { Charter } from '@huis-clos/contracts';
import { IconCheck, IconSignature } from '@tabler/icons-react';
import { fr } from '../../../i18n/fr.ts';
import { dayOf, formatFullDay } from '../../../shared/ui/dates.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { Loaded } from '../../../shared/ui/Loaded.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { DocumentSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import { useCharter, useSignCharter } from '../api.ts';
import { CharterText } from './CharterText.tsx';
import classes from './charter.module.css';

/** The text of the charter as a document, then its signature. */
export function CharterReading({ mustSign }: { mustSign: boolean }) {
  const charter = useCharter();
  return (
    <Loaded query={charter} skeleton={<DocumentSkeleton />}>
      {(inForce) => (
        <>
          <CharterText
            title={inForce.title}
            text={inForce.text}
            under={
              <Text size="sm" c="dimmed" mb="lg">
                {fr.charter.inForce(formatFullDay(inForce.inForceFrom))}, {fr.charter.version(inForce.version)}
              </Text>
            }
          />
          <Signature charter={inForce} mustSign={mustSign} />
        </>
      )}
    </Loaded>
  );
}

function Signature({ charter, mustSign }: { charter: Charter; mustSign: boolean }) {
  const sign = useSignCharter();
  if (charter.signedAt) {
    return (
      <p className={classes.signed}>
        <IconCheck size={20} aria-hidden />
        {fr.charter.signed(formatFullDay(dayOf(charter.signedAt)))}
      </p>
    );
  }
  if (!mustSign) return <Text c="dimmed">{fr.charter.notNeeded}</Text>;
  return (
    <>
      {sign.error && <ErrorNotice error={sign.error} />}
      <Button
        size="md"
        mt="md"
        h="auto"
        mih={42}
        py={8}
        classNames={{ label: classes.wrap! }}
        leftSection={<IconSignature size={20} />}
        loading={sign.isPending}
        onClick={() => sign.mutate(charter.version, { onSuccess: () => notifyDone(fr.charter.thanks) })}
      >
        {fr.charter.sign}
      </Button>
    </>
  );
}
