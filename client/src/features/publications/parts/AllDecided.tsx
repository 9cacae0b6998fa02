import { Text, Title } from '@mantine/core';
import type { RefObject } from 'react';
import { fr } from '../../../i18n/fr.ts';

const words = fr.publications.finding;

interface Props {
  headingRef: RefObject<HTMLHeadingElement | null>;
  openRisks: number;
}

/** In the place of the passage when none is left, and what comes next. */
export const AllDecided = ({ headingRef, openRisks }: Props) => (
  <div role="status">
    <Title order={2} size="h5" ref={headingRef} tabIndex={-1}>
      {words.none}
    </Title>
    <Text size="sm" c="dimmed">
      {openRisks > 0 ? words.noneButRisks(openRisks) : words.noneText}
    </Text>
  </div>
);
