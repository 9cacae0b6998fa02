import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { ConfirmLeave } from '../../../shared/ui/ConfirmLeave.tsx';
import { isHeldBack, savingTone, savingWords, wouldLose, type Saving } from '../saving/saving-words.ts';
import classes from './SavingState.module.css';

/** After this long, « Enregistrement » becomes the count of what waits. */
const SLOW_MS = 1500;
/** What is said aloud has been true for this long: typing is not interrupted at each key. */
const SPOKEN_AFTER_MS = 1500;

const icons = { calm: IconCheck, busy: IconClock, warning: IconAlertTriangle };

/** Whether everything typed is written on the server's disk, in words, always in the same place. */
export function SavingState({ saving }: { saving: Saving }) {
  const slow = useSteadyFor(saving.status === 'pending', SLOW_MS);
  const words = savingWords(saving, slow);
  const spoken = useSteady(words, SPOKEN_AFTER_MS);
  const tone = savingTone(saving);
  const Icon = icons[tone];
  useBeforeUnload(wouldLose(saving));

  return (
    <>
      <p className={classes.state} data-tone={tone} data-saving={saving.status}>
        <Icon size={16} aria-hidden /> <span>{words}</span>
        <span className="hc-hidden" role="status" aria-live="polite" aria-label={fr.notes.saving.label}>
          {spoken}
        </span>
      </p>
      <ConfirmLeave when={isHeldBack(saving)} text={fr.notes.leaveText} />
    </>
  );
}

/** True once the condition has held without a break for this long. */
function useSteadyFor(condition: boolean, milliseconds: number): boolean {
  return useSteady(condition, condition ? milliseconds : 0) && condition;
}

/** The value, once it has not changed for this long. */
function useSteady<T>(value: T, milliseconds: number): T {
  const [steady, setSteady] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSteady(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return steady;
}

function useBeforeUnload(wanted: boolean) {
  useEffect(() => {
    if (!wanted) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [wanted]);
}
