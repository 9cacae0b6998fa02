import { Text, Title } from '@mantine/core';
import type { FollowUp, Situation } from '@huis-clos/contracts';
import { tagged } from '@huis-clos/permissions';
import { IconPencil } from '@tabler/icons-react';
import { fr } from '../../i18n/fr.ts';
import { useAbility } from '../../shared/ability/ability.ts';
import { formatDay, formatShortDay } from '../../shared/ui/dates.ts';
import { Loaded } from '../../shared/ui/Loaded.tsx';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { Nominative } from '../../shared/ui/Projection.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useRouteParam } from '../../shared/ui/use-route-param.ts';
import { isOpen, useActions } from '../actions/index.ts';
import { useSituation } from './api.ts';
import { ClosingPart } from './parts/ClosingPart.tsx';
import { FollowUpComposer } from './parts/FollowUpComposer.tsx';
import { FollowUpTimeline } from './parts/FollowUpTimeline.tsx';
import { GroupRoom } from './parts/GroupRoom.tsx';
import { IdentityFold } from './parts/IdentityFold.tsx';
import { InView } from './parts/InView.tsx';
import { NoticePart } from './parts/NoticePart.tsx';
import { OnwardPart } from './parts/OnwardPart.tsx';
import { SituationActions } from './parts/SituationActions.tsx';
import classes from './situation-page.module.css';
import { nameOf } from './parts/name-of.ts';
import { AnchorLink, ButtonLink } from '../../shared/ui/links.tsx';

/** One situation: identity folded, the follow-up large, the next action and the case lead always in view. */
export function SituationPage() {
  usePageTitle(fr.situations.page);
  const situation = useSituation(useRouteParam('situationId'));
  return (
    <Loaded query={situation}>
      {(found) => (
        <GroupRoom bodyId={found.situation.bodyId}>
          <SituationView {...found} />
        </GroupRoom>
      )}
    </Loaded>
  );
}

function SituationView({ situation, followUps }: { situation: Situation; followUps: FollowUp[] }) {
  const words = fr.situations.view;
  const { id, bodyId, number } = situation;
  const ability = useAbility();
  const readsActions = ability.can('read', tagged('Action', { bodyId }));
  const actions = useActions(bodyId, readsActions).data?.filter(({ situationId }) => situationId === id) ?? [];
  const closed = situation.status === 'closed';
  const mayChange = !closed && ability.can('update', tagged('Situation', situation));
  return (
    <>
      <PageHead
        title={<Nominative>{nameOf(situation.identity)}</Nominative>}
        kicker={
          <AnchorLink to="/instances/$bodyId/situations" params={{ bodyId }} size="sm">
            {words.backToList}
          </AnchorLink>
        }
        subtitle={`${fr.situations.pageNumber(number)} · ${words.since(formatShortDay(situation.startedOn))}`}
        actions={
          mayChange && (
            <ButtonLink
              to="/situations/$situationId/modifier"
              params={{ situationId: id }}
              variant="default"
              leftSection={<IconPencil size={18} />}
            >
              {words.edit}
            </ButtonLink>
          )
        }
      />
      {closed && situation.endedOn && situation.closureReason && (
        <Text fw={600} mb="md">
          {words.closedSince(formatDay(situation.endedOn), fr.domain.closureReasons[situation.closureReason])}{' '}
          <Text span c="dimmed" fw={400}>
            {words.readOnly}
          </Text>
        </Text>
      )}
      <InView situation={situation} actions={actions.filter(isOpen)} mayChange={mayChange} />
      <IdentityFold situation={situation} />
      <div className={classes.columns}>
        <section className={classes.timeline} aria-labelledby="follow-up">
          <Title order={2} size="h3" mb="sm" id="follow-up">
            {words.timeline}
          </Title>
          {mayChange && <FollowUpComposer situationId={id} />}
          <FollowUpTimeline followUps={followUps} />
        </section>
        <aside className={classes.aside}>
          {readsActions && <SituationActions situation={situation} actions={actions} mayAdd={mayChange} />}
          <OnwardPart situation={situation} mayChange={mayChange} />
          <NoticePart situation={situation} mayChange={mayChange} />
          <ClosingPart situation={situation} />
        </aside>
      </div>
    </>
  );
}
