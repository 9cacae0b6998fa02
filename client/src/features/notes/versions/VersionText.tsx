import type { ComparedLine, NoteLine } from '@huis-clos/contracts';
import { createElement, type ReactNode } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useProjection } from '../../../shared/ui/Projection.tsx';
import { useNotesSurroundings } from '../notes-context.ts';
import blocks from '../parts/blocks.module.css';
import { situationLabel } from '../situation-label.ts';
import { passagesOf, tokensOf, type Passage, type Token } from './passages.ts';
import classes from './versions.module.css';

const words = fr.notes.versions;

/** A version as it was. */
export function VersionText({ lines }: { lines: readonly NoteLine[] }) {
  const { on: projected } = useProjection();
  if (lines.length === 0) return <p className={classes.quiet}>{words.blank}</p>;
  return (
    <div className={classes.text} data-covered={projected || undefined}>
      {lines.map((line, index) => (
        <Line key={index} line={line} />
      ))}
    </div>
  );
}

/** What changed from a version to another: every passage in words, and never by colour alone. */
export function ComparisonText({ lines }: { lines: readonly ComparedLine[] }) {
  const { on: projected } = useProjection();
  const passages = passagesOf(lines);
  if (passages.every(({ kind }) => kind === 'same')) return <p className={classes.quiet}>{words.unchanged}</p>;
  return (
    <div className={classes.text} data-covered={projected || undefined}>
      {passages.map((passage, index) => (
        <PassageText key={index} passage={passage} />
      ))}
    </div>
  );
}

/** Up to this many untouched lines are shown around what changed; more are folded. */
const MOST_SHOWN = 2;

function PassageText({ passage }: { passage: Passage }) {
  if (passage.kind === 'same') return <Untouched lines={passage.lines} />;
  return (
    <div className={classes.passage} data-change={passage.kind}>
      <p className={classes.tag}>{words.changes[passage.kind]}</p>
      {passage.kind === 'changed' ? (
        <Line line={passage.line}>
          {passage.pieces.map(({ change, tokens }, index) =>
            change === 'same' ? (
              <Tokens key={index} tokens={tokens} />
            ) : (
              <Marked key={index} change={change} tokens={tokens} />
            ),
          )}
        </Line>
      ) : (
        <Line line={passage.line}>
          {createElement(passage.kind === 'added' ? 'ins' : 'del', null, <Tokens tokens={tokensOf(passage.line)} />)}
        </Line>
      )}
    </div>
  );
}

/** Words added or removed inside a line, said aloud too. */
function Marked({ change, tokens }: { change: 'added' | 'removed'; tokens: Token[] }) {
  const { begin, end } = words.spoken[change];
  return createElement(
    change === 'added' ? 'ins' : 'del',
    null,
    <span className="hc-hidden">{begin}</span>,
    <Tokens tokens={tokens} />,
    <span className="hc-hidden">{end}</span>,
  );
}

function Untouched({ lines }: { lines: NoteLine[] }) {
  const text = lines.map((line, index) => <Line key={index} line={line} />);
  if (lines.length <= MOST_SHOWN) return text;
  return (
    <details className={classes.untouched}>
      <summary>{words.untouched(lines.length)}</summary>
      {text}
    </details>
  );
}

/** One paragraph, under the shape and the label it has in the notes. */
function Line({ line, children }: { line: NoteLine; children?: ReactNode }) {
  const { kind, confidential } = line;
  const label = kind === 'decision' || kind === 'action' ? fr.notes.blocks[kind] : null;
  return (
    <p className={classes.line} data-kind={kind} data-confidential={confidential || undefined}>
      {confidential && <span className={classes.label}>{fr.notes.confidentialLabel}</span>}
      {label && <span className={classes.label}>{label}</span>}
      {children ?? <Tokens tokens={tokensOf(line)} />}
    </p>
  );
}

function Tokens({ tokens }: { tokens: readonly Token[] }) {
  const { situations } = useNotesSurroundings();
  const { on: masked } = useProjection();
  return tokens.map((token, index) => {
    if ('word' in token) return token.word;
    const situation = situations.find(({ id }) => id === token.situationId);
    return (
      <span key={index} className={blocks.mention} data-unknown={situation ? undefined : true}>
        {situation ? situationLabel(situation, masked) : fr.notes.unknownSituation}
      </span>
    );
  });
}
