import { Button, Group, Stepper, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { fr } from '../../i18n/fr.ts';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useCreateCouncil } from './api.ts';
import { BodiesStep } from './parts/BodiesStep.tsx';
import { CoordinatorStep } from './parts/CoordinatorStep.tsx';
import { CouncilStep } from './parts/CouncilStep.tsx';
import { emptyCouncil } from './parts/council-draft.ts';
import { FirstRunWaits } from './parts/FirstRunWaits.tsx';
import { useOneTimeToken } from './parts/one-time-token.ts';
import { Porch } from './parts/Porch.tsx';
import porch from './parts/porch.module.css';

const LAST_STEP = 2;

/** « Créer votre conseil »: the council, its coordinator and its bodies, from the link printed at first start. */
export function FirstRunPage() {
  const words = fr.identity.firstRun;
  usePageTitle(words.page);
  const token = useOneTimeToken();
  const navigate = useNavigate();
  const create = useCreateCouncil();
  const [step, setStep] = useState(0);
  const [draft, setDraft] = useState(emptyCouncil);
  if (!token) return <FirstRunWaits />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (step < LAST_STEP) return setStep(step + 1);
    const mayoralOrder = draft.mayoralOrder.trim() || null;
    create.mutate({ token, ...draft, mayoralOrder }, { onSuccess: () => void navigate({ to: '/', replace: true }) });
  };
  const stepProps = { draft, onChange: setDraft, error: create.error };
  return (
    <Porch>
      <form onSubmit={submit} className={porch.wide}>
        <Title order={1} size="h2" mb="md">
          {words.title}
        </Title>
        <Stepper active={step} onStepClick={setStep} allowNextStepsSelect={false} size="sm" mb="md">
          <Stepper.Step label={words.steps.council}>
            <CouncilStep {...stepProps} />
          </Stepper.Step>
          <Stepper.Step label={words.steps.coordinator}>
            <Text mb="md">{words.coordinatorText}</Text>
            <CoordinatorStep {...stepProps} />
          </Stepper.Step>
          <Stepper.Step label={words.steps.bodies}>
            <Text mb="md">{words.bodiesText}</Text>
            <BodiesStep {...stepProps} />
          </Stepper.Step>
        </Stepper>
        {create.error && <ErrorNotice error={create.error} />}
        <Group justify="space-between" mt="lg">
          {step > 0 && (
            <Button variant="default" onClick={() => setStep(step - 1)}>
              {words.previous}
            </Button>
          )}
          <Button type="submit" ms="auto" loading={create.isPending}>
            {step < LAST_STEP ? words.next : words.create}
          </Button>
        </Group>
      </form>
    </Porch>
  );
}
