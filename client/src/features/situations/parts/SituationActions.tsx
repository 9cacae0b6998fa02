import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Action, Situation } from '@huis-clos/contracts';
import { IconPlus } from '@tabler/icons-react';
import { fr } from '../../../i18n/fr.ts';
import { ActionList, AddAction } from '../../actions/index.ts';
import { AsidePart } from './AsidePart.tsx';

interface SituationActionsProps {
  situation: Situation;
  actions: Action[];
  mayAdd: boolean;
}

export function SituationActions({ situation: { id, bodyId }, actions, mayAdd }: SituationActionsProps) {
  const words = fr.situations.view;
  const [adding, add] = useDisclosure(false);
  return (
    <AsidePart
      title={words.actions}
      action={
        mayAdd && (
          <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={16} />} onClick={add.open}>
            {words.addAction}
          </Button>
        )
      }
    >
      {actions.length > 0 ? <ActionList actions={actions} hideSituation /> : <Text c="dimmed">{words.noAction}</Text>}
      {mayAdd && <AddAction bodyId={bodyId} situationId={id} opened={adding} onClose={add.close} />}
    </AsidePart>
  );
}
