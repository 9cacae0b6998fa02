import { Title } from '@mantine/core';
import type { Situation } from '@huis-clos/contracts';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { fr } from '../../i18n/fr.ts';
import { useMay } from '../../shared/ability/ability.ts';
import { Loaded } from '../../shared/ui/Loaded.tsx';
import { notifyDone } from '../../shared/ui/notify.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useRouteParam } from '../../shared/ui/use-route-param.ts';
import { useSituation, useUpdateSituation } from './api.ts';
import { draftOf, inputOf } from './parts/form-draft.ts';
import { GroupRoom } from './parts/GroupRoom.tsx';
import { SituationForm } from './parts/SituationForm.tsx';

/** Changing what is recorded of a situation. */
export function EditSituationPage() {
  usePageTitle(fr.situations.page);
  const situation = useSituation(useRouteParam('situationId'));
  return (
    <Loaded query={situation}>
      {(found) => (
        <GroupRoom bodyId={found.situation.bodyId}>
          <Edition situation={found.situation} />
        </GroupRoom>
      )}
    </Loaded>
  );
}

function Edition({ situation }: { situation: Situation }) {
  const words = fr.situations.form;
  const update = useUpdateSituation(situation.id);
  const navigate = useNavigate();
  const [initial] = useState(() => draftOf(situation));
  const { id, bodyId, version, caseLeadId } = situation;
  const mayAssign = useMay('assign', 'Situation', { id, bodyId, caseLeadId });
  const saved = update.isSuccess;
  useEffect(() => {
    if (!saved) return;
    notifyDone(words.saved);
    void navigate({ to: '/situations/$situationId', params: { situationId: id } });
  }, [saved, navigate, id, words]);
  return (
    <>
      <Title order={1} size="h2" mb="md">
        {words.editTitle}
      </Title>
      <SituationForm
        bodyId={bodyId}
        initial={initial}
        mayAssign={mayAssign}
        submitLabel={fr.words.save}
        busy={update.isPending}
        done={saved}
        error={update.error}
        onSubmit={(draft) => update.mutate({ version, ...inputOf(draft) })}
        onCancel={() => void navigate({ to: '/situations/$situationId', params: { situationId: id } })}
      />
    </>
  );
}
