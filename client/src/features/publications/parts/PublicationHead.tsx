import { Stepper, Text, Title } from '@mantine/core';
import type { Publication } from '@huis-clos/contracts';
import type { RefObject } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { AnchorLink } from '../../../shared/ui/links.tsx';
import classes from './PublicationHead.module.css';

const words = fr.publications;
const steps = ['draft', 'inReview', 'certified'] as const;

interface Props {
  publication: Publication;
  title: string;
  headingRef: RefObject<HTMLHeadingElement | null>;
}

/** What this is, where it comes from, and which step of the way out it has reached. */
export function PublicationHead({ publication, title, headingRef }: Props) {
  const { state, meetingId, preparedBy } = publication;
  const reached = state === 'published' || state === 'withdrawn' ? steps.length : steps.indexOf(state);
  return (
    <header className={classes.head}>
      <div>
        <AnchorLink to="/seances/$meetingId" params={{ meetingId }} size="sm">
          {words.toMeeting}
        </AnchorLink>
        <Title order={1} size="h3" ref={headingRef} tabIndex={-1} className={classes.title!}>
          {title}
        </Title>
        {preparedBy.name && (
          <Text size="sm" c="dimmed">
            {words.preparedBy(preparedBy.name)}
          </Text>
        )}
      </div>
      <Stepper
        active={reached}
        size="xs"
        iconSize={26}
        allowNextStepsSelect={false}
        className={classes.steps!}
        visibleFrom="xs"
      >
        {steps.map((step) => (
          <Stepper.Step key={step} label={words.steps[step]} aria-current={state === step ? 'step' : undefined} />
        ))}
      </Stepper>
      {state !== 'withdrawn' && (
        <Text fw={640} hiddenFrom="xs">
          {state === 'published' ? words.steps.published : words.step(reached + 1, steps.length, words.steps[state])}
        </Text>
      )}
    </header>
  );
}
