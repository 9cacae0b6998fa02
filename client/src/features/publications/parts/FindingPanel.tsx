import { Button, Stack, Switch, Text, Title } from '@mantine/core';
import type { Finding, FindingDecision } from '@huis-clos/contracts';
import type { RefObject } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { KeyHint } from '../../../shared/ui/KeyHint.tsx';
import { PANEL_ID } from '../review/passage-in-view.ts';
import { canBeNoPerson, type Choice } from '../review/review.ts';
import { namesSomeone } from '../review/same-person.ts';
import type { ReviewCommand } from '../review/shortcuts.ts';
import classes from './FindingPanel.module.css';
import { ChoiceForm, type AskedChoice } from './ChoiceForm.tsx';
import { LinkForm } from './LinkForm.tsx';

const words = fr.publications;

/** What the reviewer is writing or choosing about the passage. */
export type Asked = AskedChoice | 'link';

interface Props {
  headingRef: RefObject<HTMLHeadingElement | null>;
  finding: Finding;
  /** A passage with its mentions spelled out. */
  textOf: (finding: Finding) => string;
  /** The words around it in its paragraph. */
  context: { before: string; after: string };
  decision: FindingDecision | undefined;
  /** Who decided it. */
  decider: string | null;
  /** Whom it could be linked to. */
  others: readonly Finding[];
  /** Rank among the passages gone through, from 1; 0 when it is not one of them. */
  rank: number;
  total: number;
  /** Other passages that say the same. */
  same: number;
  everywhere: boolean;
  /** The choice being written, if any. */
  asking: Asked | null;
  /** There is a decision to take back. */
  undoable: boolean;
  onCommand: (command: ReviewCommand) => void;
  onChoice: (choice: Choice) => void;
  onLink: (other: Finding) => void;
  onCancel: () => void;
}

/** The one passage to decide now, and what can be decided. */
export function FindingPanel({
  headingRef,
  finding,
  textOf,
  context,
  decision,
  decider,
  others,
  rank,
  total,
  same,
  everywhere,
  asking,
  undoable,
  onCommand,
  onChoice,
  onLink,
  onCancel,
}: Props) {
  const title = decision
    ? words.finding.titleDecided
    : finding.must === 'mask'
      ? words.finding.titleMasked
      : words.finding.title;
  return (
    <section id={PANEL_ID} aria-label={title} className={classes.panel}>
      <div className={classes.top}>
        <Title order={2} size="h5" ref={headingRef} tabIndex={-1}>
          {title}
        </Title>
        {rank > 0 && (
          <Text size="sm" c="dimmed">
            {words.finding.position(rank, total)}
          </Text>
        )}
      </div>
      <p className={classes.quote} aria-live="polite">
        {textOf(finding)}
      </p>
      {(context.before || context.after) && (
        <p className={classes.context}>
          {context.before}
          <strong>{textOf(finding)}</strong>
          {context.after}
        </p>
      )}
      <Text size="sm" c="dimmed">
        {words.types[finding.type] ?? words.otherType}
        {finding.reasons.length > 0 && ` · ${finding.reasons.join(' ; ')}`}
      </Text>
      <p className={classes.outcome}>{decision ? outcomeOf(decision) : proposalOf(finding)}</p>
      {decision && decider && (
        <Text size="sm" c="dimmed">
          {words.finding.decidedBy(decider)}
        </Text>
      )}
      {same > 0 && (
        <Switch
          label={words.finding.everywhere(same)}
          description={asking === 'keep' ? words.finding.keepAlone : undefined}
          checked={everywhere && asking !== 'keep'}
          disabled={asking === 'keep'}
          onChange={() => onCommand('everywhere')}
        />
      )}
      {asking === 'link' ? (
        <LinkForm others={others} textOf={textOf} onLink={onLink} onCancel={onCancel} />
      ) : asking ? (
        <ChoiceForm
          key={`${finding.id}-${asking}`}
          asked={asking}
          finding={finding}
          onChoice={onChoice}
          onCancel={onCancel}
        />
      ) : (
        <Choices finding={finding} decided={decision !== undefined} undoable={undoable} onCommand={onCommand} />
      )}
    </section>
  );
}

function Choices({
  finding,
  decided,
  undoable,
  onCommand,
}: {
  finding: Finding;
  decided: boolean;
  undoable: boolean;
  onCommand: Props['onCommand'];
}) {
  const choices: { command: ReviewCommand; label: string; keyName: string; main?: true }[] = [
    { command: 'accept', label: words.choices.accept, keyName: words.keys.enter, main: true },
    { command: 'generalise', label: words.choices.generalise, keyName: 'g' },
    { command: 'edit', label: words.choices.edit, keyName: 'e' },
    { command: 'remove', label: words.choices.remove, keyName: 's' },
    { command: 'keep', label: words.choices.keep, keyName: 'c' },
  ];
  if (canBeNoPerson(finding)) choices.push({ command: 'notAPerson', label: words.choices.notAPerson, keyName: 'n' });
  if (namesSomeone(finding)) choices.push({ command: 'link', label: words.choices.link, keyName: 'l' });
  // Of a passage not decided yet, what is undone is the decision before it.
  const undo = decided ? words.choices.undo : words.choices.undoLast;
  if (undoable) choices.push({ command: 'undo', label: undo, keyName: 'u' });
  return (
    <Stack gap={4}>
      {choices.map(({ command, label, keyName, main }) => (
        <Button
          key={command}
          variant={main ? 'filled' : 'default'}
          justify="space-between"
          rightSection={<KeyHint>{keyName}</KeyHint>}
          onClick={() => onCommand(command)}
        >
          {label}
        </Button>
      ))}
    </Stack>
  );
}

const proposalOf = ({ proposal }: Finding): string =>
  `${words.finding.proposal}\u00a0: ${proposal === '' ? words.finding.removal : `«\u00a0${proposal}\u00a0»`}`;

/** What was decided, in words. */
export function outcomeOf(decision: FindingDecision): string {
  if (decision.choice === 'keep') return words.made.keep(decision.reason);
  if ('replacement' in decision) return words.made[decision.choice](decision.replacement);
  return words.made[decision.choice];
}
