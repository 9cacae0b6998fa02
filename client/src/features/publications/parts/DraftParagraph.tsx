import { IconPencil } from '@tabler/icons-react';
import type { DraftBlock, Finding, FindingDecision } from '@huis-clos/contracts';
import { memo, useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { formatShortDay } from '../../../shared/ui/dates.ts';
import { stateOf, type Decisions } from '../review/review.ts';
import { passageId } from '../review/passage-in-view.ts';
import { segmentsOf } from '../review/segments.ts';
import classes from './Draft.module.css';
import { RewriteForm } from './RewriteForm.tsx';

const words = fr.publications.draft;

interface Props {
  bodyId: string;
  block: DraftBlock;
  findings: readonly Finding[];
  decisions: Decisions;
  /** The passage looked at, when it is in this paragraph. */
  currentId: string | null;
  nameOf: (situationId: string) => string;
  onSelect: (findingId: string) => void;
  onRewrite?: ((blockId: string, text: string) => Promise<unknown>) | undefined;
}

/** One paragraph of the draft; rewritten in place. Drawn again only when something changed in it: a draft may have thousands. */
export const DraftParagraph = memo(
  Paragraph,
  ({ decisions: before, ...props }, { decisions: after, ...next }) =>
    (Object.keys(next) as (keyof typeof next)[]).every((name) => props[name] === next[name]) &&
    next.findings.every(({ id }) => before.get(id) === after.get(id)),
);

function Paragraph({ bodyId, block, findings, decisions, currentId, nameOf, onSelect, onRewrite }: Props) {
  const [rewriting, setRewriting] = useState(false);
  const [left, setLeft] = useState(false);
  const { kind, owner, dueOn } = block;
  if (rewriting && onRewrite) {
    return (
      <RewriteForm
        bodyId={bodyId}
        block={block}
        onSave={(text) => onRewrite(block.id, text)}
        onClose={() => {
          setRewriting(false);
          setLeft(true);
        }}
      />
    );
  }
  return (
    <div className={classes.block} data-kind={kind} data-section={block.section}>
      <p className={classes.text}>
        {segmentsOf(block, findings, nameOf).map((segment, index) =>
          segment.kind === 'text' ? (
            <span key={index}>{segment.text}</span>
          ) : (
            <Passage
              key={segment.finding.id}
              finding={segment.finding}
              text={segment.text}
              decision={decisions.get(segment.finding.id)}
              decisions={decisions}
              current={segment.finding.id === currentId}
              onSelect={onSelect}
            />
          ),
        )}
        {(owner || dueOn) && (
          <span className={classes.details}>
            {[owner && words.owner(owner), dueOn && formatShortDay(dueOn)].filter(Boolean).join(' · ')}
          </span>
        )}
      </p>
      {onRewrite && (
        <button
          type="button"
          className={classes.rewrite}
          aria-label={words.rewriteLabel}
          title={words.rewrite}
          // Whoever leaves the form is back where they were.
          autoFocus={left}
          onClick={() => setRewriting(true)}
        >
          <IconPencil size={16} aria-hidden />
        </button>
      )}
    </div>
  );
}

interface PassageProps {
  finding: Finding;
  text: string;
  decision: FindingDecision | undefined;
  decisions: Decisions;
  current: boolean;
  onSelect: (findingId: string) => void;
}

/**
 * A passage found: as typed while it waits, struck with its replacement beside it once it will not leave as it is.
 * Not a `button` element: those do not break across lines as a text does.
 */
function Passage({ finding, text, decision, decisions, current, onSelect }: PassageProps) {
  const state = stateOf(finding, decisions);
  const stays = state === 'undecided' || decision?.choice === 'keep' || decision?.choice === 'notAPerson';
  const replacement = stays ? '' : replacementOf(finding, decision);
  return (
    <span
      id={passageId(finding.id)}
      role="button"
      tabIndex={0}
      className={classes.passage}
      data-state={state}
      data-stays={stays || undefined}
      aria-current={current || undefined}
      onClick={() => onSelect(finding.id)}
      onKeyDown={({ key }) => (key === 'Enter' || key === ' ') && onSelect(finding.id)}
    >
      {stays ? text : <del>{text}</del>}
      {replacement && <ins> {replacement}</ins>}
      <span className={classes.spoken}>, {words.states[state]}</span>
    </span>
  );
}

const replacementOf = ({ proposal }: Finding, decision: FindingDecision | undefined): string => {
  if (!decision) return proposal;
  return 'replacement' in decision ? decision.replacement : '';
};
