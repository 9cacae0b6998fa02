import { useEffect, useState, type RefObject } from 'react';

/** The ids (`data-item`) of what the bar has no room for, as the browser lays it out. */
export function useClipped(bar: RefObject<HTMLElement | null>, items: readonly { id: string }[]): ReadonlySet<string> {
  const [clipped, setClipped] = useState<ReadonlySet<string>>(new Set());
  const ids = items.map(({ id }) => id).join(' ');
  useEffect(() => {
    const root = bar.current;
    if (!root) return;
    const watch = new IntersectionObserver(
      (entries) =>
        setClipped((known) => {
          const next = new Set(known);
          for (const { target, isIntersecting } of entries) {
            const id = (target as HTMLElement).dataset['item'] ?? '';
            if (isIntersecting) next.delete(id);
            else next.add(id);
          }
          return next;
        }),
      // What a narrow screen scrolls to sideways is not clipped.
      { root, rootMargin: '0px 10000px', threshold: 0.5 },
    );
    for (const item of root.querySelectorAll('[data-item]')) watch.observe(item);
    return () => watch.disconnect();
  }, [bar, ids]);
  return clipped;
}
