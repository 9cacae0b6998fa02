import { useEffect, useRef, type RefObject } from 'react';

/**
 * For parts of a page that give way to others: whoever was in one that is no more goes on from `place`, not from the
 * beginning. A button that is busy, or gone, has lost the focus to nothing: elsewhere it is left where it is.
 * @param stage changes when the parts do
 */
export function useFocusOnward(place: RefObject<HTMLElement | null>, stage: string, options?: FocusOptions): void {
  const shown = useRef(stage);
  useEffect(() => {
    if (shown.current === stage) return;
    shown.current = stage;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) place.current?.focus(options);
  });
}
