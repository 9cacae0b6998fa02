import { Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { fr } from '../../i18n/fr.ts';
import { notifyDone } from '../../shared/ui/notify.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useRouteParam } from '../../shared/ui/use-route-param.ts';
import { useCreateSituation } from './api.ts';
import { emptySituation, inputOf } from './parts/form-draft.ts';
import { SituationForm } from './parts/SituationForm.tsx';

/** Recording a situation, inside its group's frame. */
export function NewSituationPage() {
  const words = fr.situations.form;
  usePageTitle(words.createTitle);
  const bodyId = useRouteParam('bodyId');
  const create = useCreateSituation(bodyId);
  const navigate = useNavigate();
  const [initial] = useState(emptySituation);
  const created = create.data;
  // After the answer is known to the form, so that leaving it is not asked about.
  useEffect(() => {
    if (!created) return;
    notifyDone(words.created);
    void navigate({ to: '/situations/$situationId', params: { situationId: created.id } });
  }, [created, navigate, words]);
  return (
    <>
      <Title order={2} size="h3" mb="md">
        {words.createTitle}
      </Title>
      <SituationForm
        bodyId={bodyId}
        initial={initial}
        mayAssign
        submitLabel={words.create}
        busy={create.isPending}
        done={create.isSuccess}
        error={create.error}
        onSubmit={(draft) => create.mutate(inputOf(draft))}
        onCancel={() => void navigate({ to: '/instances/$bodyId/situations', params: { bodyId } })}
      />
    </>
  );
}
