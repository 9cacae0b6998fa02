import type { ReactNode } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useBody } from '../../../shared/directory/queries.ts';
import { HuisClosFrame } from '../../../shared/ui/HuisClosFrame.tsx';

/** The frame of the group a situation belongs to. */
export function GroupRoom({ bodyId, children }: { bodyId: string; children: ReactNode }) {
  const body = useBody(bodyId).data;
  return (
    <HuisClosFrame bodyId={bodyId} bodyName={body?.name ?? fr.domain.bodyKinds.thematicGroup}>
      {children}
    </HuisClosFrame>
  );
}
