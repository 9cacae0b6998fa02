import { Select, Text } from '@mantine/core';
import { actionStates, type Action, type ActionState } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { notifyFailure, notifyUndo } from '../../../shared/ui/notify.tsx';
import { optionsOf } from '../../../shared/ui/options.ts';
import { useUpdateAction } from '../api.ts';

/** The state of an action, changed in place and undone as easily. */
export function StateSelect({ action, editable }: { action: Action; editable: boolean }) {
  const update = useUpdateAction();
  if (!editable) return <Text size="sm">{fr.domain.actionStates[action.state]}</Text>;
  const change = (state: ActionState) => {
    if (state === action.state) return;
    update.mutate(
      { id: action.id, version: action.version, state },
      {
        onSuccess: ({ id, version }) =>
          notifyUndo(fr.actions.changed, () =>
            update.mutate({ id, version, state: action.state }, { onError: notifyFailure }),
          ),
        onError: notifyFailure,
      },
    );
  };
  return (
    <Select
      size="xs"
      w={140}
      aria-label={fr.actions.stateOf(action.title)}
      data={optionsOf(fr.domain.actionStates, [...actionStates])}
      allowDeselect={false}
      disabled={update.isPending}
      value={update.isPending ? (update.variables.state ?? action.state) : action.state}
      onChange={(state) => state && change(state as ActionState)}
    />
  );
}
