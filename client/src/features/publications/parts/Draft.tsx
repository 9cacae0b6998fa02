import { Text, Title } from '@mantine/core';
import { minutesSections, type DraftBlock, type Finding, type Publication } from '@huis-clos/contracts';
import { useDeferredValue, useMemo } from 'react';
import { fr } from '../../../i18n/fr.ts';
import type { Decisions } from '../review/review.ts';
import classes from './Draft.module.css';
import { DraftParagraph } from './DraftParagraph.tsx';

/** Paragraphs drawn at once; those below come right after, without holding the keys back. */
const FIRST = 20;

interface Props {
  publication: Publication;
  decisions: Decisions;
  currentId: string | null;
  nameOf: (situationId: string) => string;
  onSelect: (findingId: string) => void;
  /** Absent for those who may only read. */
  onRewrite?: ((blockId: string, text: string) => Promise<unknown>) | undefined;
}

/** The text as the group typed it, each passage found marked with what becomes of it. */
export function Draft({ publication, decisions, currentId, nameOf, onSelect, onRewrite }: Props) {
  const { blocks, findings } = publication;
  const byBlock = useMemo(() => groupByBlock(findings), [findings]);
  const shown = blocks.slice(0, useDeferredValue(blocks.length, FIRST));
  if (blocks.length === 0) return <Text c="dimmed">{fr.publications.draft.empty}</Text>;
  return (
    <div className={classes.draft}>
      {minutesSections.map((section) => (
        <DraftSection
          key={section}
          title={fr.publications.draft.sections[section]}
          blocks={shown.filter((block) => block.section === section)}
          byBlock={byBlock}
          bodyId={publication.bodyId}
          decisions={decisions}
          currentId={currentId}
          nameOf={nameOf}
          onSelect={onSelect}
          onRewrite={onRewrite}
        />
      ))}
    </div>
  );
}

interface SectionProps extends Omit<Props, 'publication'> {
  bodyId: string;
  title: string;
  blocks: readonly DraftBlock[];
  byBlock: ReadonlyMap<string, Finding[]>;
}

/** One and the same for every paragraph in which nothing was found. */
const NOTHING: readonly Finding[] = [];

function DraftSection({ title, blocks, byBlock, currentId, ...others }: SectionProps) {
  if (blocks.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h5" className={classes.section!}>
        {title}
      </Title>
      {blocks.map((block) => {
        const findings = byBlock.get(block.id) ?? NOTHING;
        const isHere = findings.some(({ id }) => id === currentId);
        return (
          <DraftParagraph
            key={block.id}
            block={block}
            findings={findings}
            currentId={isHere ? currentId : null}
            {...others}
          />
        );
      })}
    </section>
  );
}

function groupByBlock(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.blockId);
    if (group) group.push(finding);
    else groups.set(finding.blockId, [finding]);
  }
  return groups;
}
