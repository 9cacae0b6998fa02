import type { Finding, FindingDecision } from '@huis-clos/contracts';
import { SegmentedControl, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useFocusOnward } from '../../../shared/ui/use-focus-onward.ts';
import { useRewrite } from '../api.ts';
import {
  byLikelihood,
  canBeNoPerson,
  decide,
  deciderOf,
  decisionsOf,
  inReadingOrder,
  isOpenRisk,
  proposed,
  sameWording,
  stateOf,
  step,
  type Choice,
} from '../review/review.ts';
import { bringInView, ONE_COLUMN } from '../review/passage-in-view.ts';
import { contextOf, spelled } from '../review/segments.ts';
import { commandOf, type ReviewCommand } from '../review/shortcuts.ts';
import { linkDecisions, namesSomeone, othersToLink } from '../review/same-person.ts';
import { useRepeatedLines } from '../review/use-repeated-lines.ts';
import { useSubmission } from '../review/use-submission.ts';
import type { Review } from '../review/use-review.ts';
import { AllDecided } from './AllDecided.tsx';
import { Draft } from './Draft.tsx';
import { FindingPanel, type Asked } from './FindingPanel.tsx';
import { KeyLegend } from './KeyLegend.tsx';
import { RepeatedLines } from './RepeatedLines.tsx';
import classes from './ReviewDesk.module.css';
import { RiskPanel } from './RiskPanel.tsx';
import { SidePanel } from './SidePanel.tsx';
import { SendButton, SubmitPanel } from './SubmitPanel.tsx';

const words = fr.publications.finding;

interface Props {
  review: Review;
  nameOf: (situationId: string) => string;
}

/**
 * The draft at the left, one passage at a time at the right; all of it from the keyboard, which comes to the passage
 * first: the text has a hundred stops. In one column what ends the review comes after the text, for the keyboard too.
 */
export function ReviewDesk({ review, nameOf }: Props) {
  const { publication } = review;
  const { blocks, findings } = publication;
  const { mutateAsync: rewrite } = useRewrite(publication.id);
  const rewriteBlock = useCallback((id: string, text: string) => rewrite([{ id, text }]), [rewrite]);
  const repeated = useRepeatedLines(publication);
  const submission = useSubmission(publication);
  const oneColumn = useMediaQuery(ONE_COLUMN, false, { getInitialValueInEffect: false });
  const [show, setShow] = useState<'undecided' | 'all'>('undecided');
  const [order, setOrder] = useState<'reading' | 'likelihood'>('likelihood');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [everywhere, setEverywhere] = useState(true);
  const [asking, setAsking] = useState<Asked | null>(null);
  const [past, setPast] = useState<string[][]>([]);

  const ordered = useMemo(
    () => (order === 'reading' ? inReadingOrder : byLikelihood)(findings, blocks),
    [order, findings, blocks],
  );
  const decisions = useMemo(() => decisionsOf(publication), [publication]);
  const wanted = (finding: Finding) => show === 'all' || stateOf(finding, decisions) === 'undecided';
  const current = findings.find(({ id }) => id === chosenId) ?? ordered.find(wanted) ?? null;
  const gone = ordered.filter(wanted);

  const select = useCallback((id: string | null) => {
    setAsking(null);
    setChosenId(id);
    if (id) bringInView(id);
  }, []);
  const goOn = (made: readonly FindingDecision[]) => {
    const done = new Set(made.map(({ findingId }) => findingId));
    setPast([...past, [...done]]);
    const left = (finding: Finding) => wanted(finding) && (show === 'all' || !done.has(finding.id));
    select(step(ordered, current?.id ?? null, 1, left));
  };
  const choose = (choice: Choice) => {
    if (!current) return;
    const made = decide(current, choice, findings, everywhere);
    review.decide(made);
    goOn(made);
  };
  const link = (other: Finding) => {
    if (!current) return;
    const made = linkDecisions(current, other, findings);
    review.link(current.id, other.id, made);
    goOn(made);
  };
  /** The decision on the passage looked at, else the last one made here. */
  const undo = () => {
    if (current && decisions.has(current.id)) return review.undo([current.id]);
    const made = past.at(-1)?.filter((id) => decisions.has(id)) ?? [];
    setPast(past.slice(0, -1));
    review.undo(made);
    if (made[0]) select(made[0]);
  };
  const run = (command: ReviewCommand) => {
    if (command === 'next') return select(step(ordered, current?.id ?? null, 1, wanted));
    if (command === 'previous') return select(step(ordered, current?.id ?? null, -1, wanted));
    if (command === 'everywhere') return setEverywhere(!everywhere);
    if (command === 'undo') return undo();
    if (command === 'dropRepeated') return repeated.drop();
    if (!current) return;
    if (command === 'accept') return choose(proposed(current));
    if (command === 'remove') return choose({ choice: 'remove' });
    if (command === 'notAPerson') return canBeNoPerson(current) ? choose({ choice: 'notAPerson' }) : undefined;
    if (command === 'link' && !namesSomeone(current)) return;
    setAsking(command);
    setChosenId(current.id);
  };
  useReviewKeys(run);

  // A form, a paragraph, the lines that repeat: whoever leaves one that goes away is back at what is to be decided.
  const heading = useRef<HTMLHeadingElement>(null);
  const doing = asking ? 'writing' : current ? 'choosing' : 'decided';
  useFocusOnward(heading, [doing, repeated.lines.length, blocks.length].join(' '), { preventScroll: true });

  const textOf = ({ blockId, start, end, text }: Finding) => {
    const block = blocks.find(({ id }) => id === blockId);
    return block ? spelled(block, start, end, nameOf) : text;
  };
  const block = current && blocks.find(({ id }) => id === current.blockId);
  const ending = (
    <>
      <RiskPanel publication={publication} decisions={decisions} onDecide={review.decide} onSelect={select} />
      <SubmitPanel submission={submission} />
    </>
  );
  const sending = <SendButton submission={submission} saving={review.saving} />;
  return (
    <div className={classes.desk}>
      <SidePanel foot={!oneColumn && sending} ready={submission.obstacles.length === 0}>
        <div className={classes.filters}>
          <SegmentedControl
            size="xs"
            aria-label={words.show.label}
            value={show}
            onChange={(value) => setShow(value === 'all' ? 'all' : 'undecided')}
            data={[
              { value: 'undecided', label: words.show.undecided },
              { value: 'all', label: words.show.all },
            ]}
          />
          <Select
            size="xs"
            aria-label={words.order.label}
            value={order}
            allowDeselect={false}
            onChange={(value) => setOrder(value === 'likelihood' ? 'likelihood' : 'reading')}
            data={[
              { value: 'reading', label: words.order.reading },
              { value: 'likelihood', label: words.order.likelihood },
            ]}
          />
        </div>
        {current && block ? (
          <FindingPanel
            headingRef={heading}
            finding={current}
            textOf={textOf}
            context={contextOf(block, current, nameOf)}
            decision={decisions.get(current.id)}
            decider={deciderOf(publication, current.id)}
            others={asking === 'link' ? othersToLink(current, ordered) : []}
            rank={gone.indexOf(current) + 1}
            total={gone.length}
            same={sameWording(current, findings).length}
            everywhere={everywhere}
            asking={asking}
            undoable={decisions.has(current.id) || past.length > 0}
            onCommand={run}
            onChoice={choose}
            onLink={link}
            onCancel={() => setAsking(null)}
          />
        ) : (
          <AllDecided headingRef={heading} openRisks={publication.risks.filter(isOpenRisk).length} />
        )}
        <KeyLegend />
        {!oneColumn && ending}
      </SidePanel>
      <div className={classes.draft}>
        <RepeatedLines
          lines={repeated.lines}
          busy={repeated.busy}
          onDrop={() => run('dropRepeated')}
          onKeep={repeated.keep}
        />
        <Draft
          publication={publication}
          decisions={decisions}
          currentId={current?.id ?? null}
          nameOf={nameOf}
          onSelect={select}
          onRewrite={rewriteBlock}
        />
      </div>
      {oneColumn && <SidePanel foot={sending}>{ending}</SidePanel>}
    </div>
  );
}

/** The keys of the review come before those of the page: « g » here is not the beginning of « g puis b ». */
function useReviewKeys(run: (command: ReviewCommand) => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandOf(event, event.target);
      if (!command) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      run(command);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  });
}
