import { isNominative, type Publication } from '@huis-clos/contracts';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useBodies } from '../../../shared/directory/queries.ts';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { useSubmit } from '../api.ts';
import { isOpenRisk } from './review.ts';

const words = fr.publications.submit;

/** Identifier of the bodies to choose from, in the page. */
export const TARGETS_ID = 'submission-targets';

export type Submission = ReturnType<typeof useSubmission>;

/** The last step of the review: who will read it, and what stands in the way. */
export function useSubmission(publication: Publication) {
  const submit = useSubmit(publication.id);
  const targets = (useBodies().data ?? []).filter(({ kind }) => !isNominative(kind));
  const [wanted, setWanted] = useState<string[]>(publication.targetBodyIds);
  // One that the last version went to may be no more.
  const chosen = wanted.filter((bodyId) => targets.some(({ id }) => id === bodyId));
  const [tried, setTried] = useState(false);

  const send = () => {
    setTried(true);
    if (chosen.length > 0) return submit.mutate(chosen, { onSuccess: () => notifyDone(words.done) });
    // They may be out of view: the button stays in it.
    document.getElementById(TARGETS_ID)?.querySelector('input')?.focus();
  };
  return {
    targets,
    chosen,
    choose: setWanted,
    targetNeeded: tried && chosen.length === 0,
    obstacles: obstaclesOf(publication),
    send,
    busy: submit.isPending,
    error: submit.error,
  };
}

function obstaclesOf({ undecided, risks, stale }: Publication): string[] {
  const open = risks.filter(isOpenRisk).length;
  return [
    ...(stale ? [words.blocked.stale] : []),
    ...(undecided > 0 ? [words.blocked.undecided(undecided)] : []),
    ...(open > 0 ? [words.blocked.risks(open)] : []),
  ];
}
