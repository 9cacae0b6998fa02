import { Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { fr } from '../../i18n/fr.ts';

/** Says once, to a screen reader, that something is on its way. */
function Busy({ children }: { children: ReactNode }) {
  return (
    <div role="status" aria-busy="true">
      <span className="hc-hidden">{fr.words.loading}</span>
      {children}
    </div>
  );
}

const rows = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Rows of a table or list. */
export function ListSkeleton({ lines = 6 }: { lines?: number }) {
  return (
    <Busy>
      <Stack gap={12} py="sm">
        {rows(lines).map((row) => (
          <Skeleton key={row} height={28} width={`${96 - ((row * 7) % 23)}%`} />
        ))}
      </Stack>
    </Busy>
  );
}

/** A whole page: its title, then its body. */
export function PageSkeleton() {
  return (
    <Busy>
      <Stack gap="md" py="md">
        <Skeleton height={14} width={180} />
        <Skeleton height={32} width="45%" />
        <Skeleton height={220} mt="sm" />
      </Stack>
    </Busy>
  );
}

/** Paragraphs of text. */
export function DocumentSkeleton() {
  return (
    <Busy>
      <Stack gap={10} py="md" maw="70ch">
        <Skeleton height={28} width="60%" mb="sm" />
        {rows(9).map((row) => (
          <Skeleton key={row} height={14} width={row % 4 === 3 ? '55%' : '100%'} />
        ))}
      </Stack>
    </Busy>
  );
}

/** Labelled fields. */
export function FormSkeleton({ fields = 4 }: { fields?: number }) {
  return (
    <Busy>
      <Stack gap="md" py="md" maw={560}>
        {rows(fields).map((row) => (
          <div key={row}>
            <Skeleton height={12} width={120} mb={8} />
            <Skeleton height={36} />
          </div>
        ))}
      </Stack>
    </Busy>
  );
}
