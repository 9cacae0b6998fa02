import { Alert, Group, SegmentedControl, Text } from '@mantine/core';
import type { Publication } from '@huis-clos/contracts';
import { onlineManager } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { fr } from '../../i18n/fr.ts';
import { ButtonLink } from '../../shared/ui/links.tsx';
import { useMay } from '../../shared/ability/ability.ts';
import { useBody } from '../../shared/directory/queries.ts';
import { dayOf, formatShortDay } from '../../shared/ui/dates.ts';
import { HuisClosFrame } from '../../shared/ui/HuisClosFrame.tsx';
import { Loaded } from '../../shared/ui/Loaded.tsx';
import { useFocusOnward } from '../../shared/ui/use-focus-onward.ts';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useRouteParam } from '../../shared/ui/use-route-param.ts';
import { useMeeting } from '../meetings/index.ts';
import { useSituations } from '../situations/index.ts';
import { usePublication } from './api.ts';
import { CertificationView } from './parts/CertificationView.tsx';
import { Preview } from './parts/Preview.tsx';
import { PublicationHead } from './parts/PublicationHead.tsx';
import { PublishPanel } from './parts/PublishPanel.tsx';
import { ReturnedNotice } from './parts/ReturnedNotice.tsx';
import { ReviewFigures } from './parts/ReviewFigures.tsx';
import { ReviewDesk } from './parts/ReviewDesk.tsx';
import { ReviewHead } from './parts/ReviewHead.tsx';
import { StaleNotice } from './parts/StaleNotice.tsx';
import classes from './PublicationPage.module.css';
import { useReview } from './review/use-review.ts';

const words = fr.publications;

/** The door: from a group's notes to the minutes that leave it. */
export function PublicationPage() {
  const query = usePublication(useRouteParam('publicationId'));
  return <Loaded query={query}>{(publication) => <Door stored={publication} />}</Loaded>;
}

function Door({ stored }: { stored: Publication }) {
  const review = useReview(stored);
  const { publication, saving } = review;
  const { bodyId, meetingId, state, preparedBy } = publication;
  const body = useBody(bodyId).data;
  const meeting = useMeeting(meetingId).data;
  const title = meeting ? words.page(formatShortDay(dayOf(meeting.startsAt))) : fr.minutes.document.title;
  usePageTitle(title);
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnward(heading, state);
  const mayPrepare = useMay('prepare', 'Publication', { bodyId, preparedById: preparedBy.id });

  return (
    <>
      <PublicationHead publication={publication} title={title} headingRef={heading} />
      <HuisClosFrame
        bodyId={bodyId}
        bodyName={body?.name ?? ''}
        status={state === 'draft' && <Text size="sm">{saving ? words.saving : words.saved}</Text>}
      >
        <StaleNotice publication={publication} mayRefresh={mayPrepare} onRefreshed={() => heading.current?.focus()} />
        {state === 'draft' && mayPrepare && <Drafting review={review} />}
        {state === 'draft' && !mayPrepare && (
          <>
            <Text mb="md">{words.draftForReaders(preparedBy.name)}</Text>
            <Preview publication={publication} />
          </>
        )}
        {state === 'inReview' && <CertificationView publication={publication} />}
        {state === 'certified' && <PublishPanel publication={publication} />}
        {state === 'published' && publication.minutesId && <Published minutesId={publication.minutesId} />}
        {state === 'withdrawn' && (
          <Alert color="gray" title={words.withdrawn.title}>
            {words.withdrawn.text}
          </Alert>
        )}
        {mayPrepare && <ReviewFigures bodyId={bodyId} />}
      </HuisClosFrame>
    </>
  );
}

type View = 'review' | 'preview';

function Drafting({ review }: { review: ReturnType<typeof useReview> }) {
  const { publication, saving } = review;
  // Without a network decisions wait for it, on any page of the application; closing it would lose them.
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => saving && !onlineManager.isOnline() });
  const [view, setView] = useState<View>('review');
  const { data: situations } = useSituations(publication.bodyId);
  const names = useMemo(() => new Map(situations?.map(({ id, name }) => [id, name])), [situations]);
  const nameOf = useCallback((id: string) => names.get(id) ?? fr.notes.unknownSituation, [names]);
  return (
    <>
      <ReturnedNotice returned={publication.returned} />
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={words.views.label}
          value={view}
          onChange={(value) => setView(value === 'preview' ? 'preview' : 'review')}
          data={[
            { value: 'review', label: words.views.review },
            { value: 'preview', label: words.views.preview },
          ]}
        />
        <div className={classes.progress}>
          <ReviewHead publication={publication} />
        </div>
      </div>
      {view === 'review' ? <ReviewDesk review={review} nameOf={nameOf} /> : <Preview publication={publication} />}
    </>
  );
}

function Published({ minutesId }: { minutesId: string }) {
  return (
    <Alert color="encre" variant="light" title={words.published.title}>
      <Text size="sm">{words.published.text}</Text>
      <Group mt="sm">
        <ButtonLink to="/comptes-rendus/$minutesId" params={{ minutesId }}>
          {words.published.read}
        </ButtonLink>
      </Group>
    </Alert>
  );
}
