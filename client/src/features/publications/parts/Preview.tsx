import type { Publication } from '@huis-clos/contracts';
import { Loaded } from '../../../shared/ui/Loaded.tsx';
import { DocumentSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import { MinutesDocument } from '../../minutes/index.ts';
import { usePreview } from '../api.ts';

/** The minutes exactly as their readers would see them. */
export function Preview({ publication }: { publication: Publication }) {
  const query = usePreview(publication);
  return (
    <Loaded query={query} skeleton={<DocumentSkeleton />}>
      {(content) => <MinutesDocument content={content} />}
    </Loaded>
  );
}
