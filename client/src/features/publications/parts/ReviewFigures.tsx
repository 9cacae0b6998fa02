import { Table, Text, Title } from '@mantine/core';
import type { ReviewFigures as Figures } from '@huis-clos/contracts';
import { useId } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { formatShortDay } from '../../../shared/ui/dates.ts';
import { Loaded } from '../../../shared/ui/Loaded.tsx';
import { ListSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import tableClasses from '../../../shared/ui/table.module.css';
import { useReviewFigures } from '../api.ts';
import classes from './ReviewFigures.module.css';
import { ReviewsDrawn } from './ReviewsDrawn.tsx';

const words = fr.publications.figures;

/** What the group's earlier reviews say of the search for names: drawn, and in a table; numbers alone. */
export function ReviewFigures({ bodyId }: { bodyId: string }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <Title order={2} size="h5" id={id}>
        {words.title}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {words.intro}
      </Text>
      <Loaded query={useReviewFigures(bodyId)} skeleton={<ListSkeleton lines={2} />}>
        {(figures) =>
          figures.reviews.length === 0 ? (
            <Text size="sm">{words.empty}</Text>
          ) : (
            <div className={classes.columns}>
              <ReviewsDrawn reviews={figures.reviews} />
              <ReviewsTable reviews={figures.reviews} />
              <LayersTable layers={figures.layers} />
            </div>
          )
        }
      </Loaded>
    </section>
  );
}

function ReviewsTable({ reviews }: Pick<Figures, 'reviews'>) {
  const { publishedOn, ...kinds } = words.columns;
  const columns = Object.entries(kinds) as [keyof typeof kinds, string][];
  return (
    <Table className={tableClasses.stacking!} captionSide="top">
      <Table.Caption>{words.byReview}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{publishedOn}</Table.Th>
          {columns.map(([kind, label]) => (
            <Table.Th key={kind}>{label}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {reviews.map((review, index) => (
          <Table.Tr key={index}>
            <Table.Td>{formatShortDay(review.publishedOn)}</Table.Td>
            {columns.map(([kind, label]) => (
              <Table.Td key={kind} data-label={label}>
                {review[kind]}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function LayersTable({ layers }: Pick<Figures, 'layers'>) {
  const { layer: name, found, refused, rate } = words.layerColumns;
  return (
    <Table className={tableClasses.stacking!} captionSide="top">
      <Table.Caption>{words.byLayer}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          {[name, found, refused, rate].map((label) => (
            <Table.Th key={label}>{label}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {layers.map((layer) => {
          const total = layer.accepted + layer.refused;
          return (
            <Table.Tr key={layer.layer}>
              <Table.Td>{words.layers[layer.layer] ?? words.otherLayer}</Table.Td>
              <Table.Td data-label={found}>{total}</Table.Td>
              <Table.Td data-label={refused}>{layer.refused}</Table.Td>
              <Table.Td data-label={rate}>{words.percent(layer.refused / total)}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
