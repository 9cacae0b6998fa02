import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useProjection } from '../../../shared/ui/Projection.tsx';

const LEADER_MS = 1500;

/** Keyboard ways that work on every page: Ctrl K, ?, and « g » followed by a letter. */
export function useShortcuts({ openPalette, openHelp }: { openPalette: () => void; openHelp: () => void }): void {
  const navigate = useNavigate();
  const { toggle } = useProjection();
  useHotkeys([['mod+K', openPalette]], [], true);
  const ledAt = useRef(0);
  useEffect(() => {
    const go: Record<string, () => void> = {
      b: () => void navigate({ to: '/' }),
      c: () => void navigate({ to: '/comptes-rendus' }),
      r: () => void navigate({ to: '/conseil' }),
      p: toggle,
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') return openHelp();
      const led = Date.now() - ledAt.current < LEADER_MS;
      ledAt.current = event.key === 'g' ? Date.now() : 0;
      if (led) go[event.key]?.();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate, openHelp, toggle]);
}

/** Whether that key opens something over the page. */
export const opensDialog = ({ key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>): boolean =>
  key === '?' || ((ctrlKey || metaKey) && key.toLowerCase() === 'k');

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"]') !== null);
