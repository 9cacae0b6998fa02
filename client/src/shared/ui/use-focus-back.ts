import { useEffect, useState } from 'react';

/** Where someone goes on from when what they left is no more. */
const page = () => document.getElementById('main');

/**
 * For a dialog that is mounted open and unmounted when left: whoever leaves it is back where they were. Mantine does so
 * only for what it sees open and close.
 */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const taken = document.activeElement && document.activeElement !== document.body;
      if (taken || !(opener instanceof HTMLElement)) return;
      (opener.isConnected ? opener : page())?.focus({ preventScroll: true });
    },
    [opener],
  );
}
