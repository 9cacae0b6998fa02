import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { fr } from '../../../i18n/fr.ts';
import classes from './body-tabs.module.css';
import type { BodyTab } from './tabs.ts';

/**
 * The rooms of a body. They are addresses, so they are links: they open in another tab, and « back » works.
 * On a phone they scroll sideways, and the one we are in is brought into view.
 */
export function BodyTabs({ bodyId, tabs }: { bodyId: string; tabs: BodyTab[] }) {
  const place = useRouterState({ select: ({ location }) => location.pathname });
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = bar.current?.querySelector<HTMLElement>('[aria-current]');
    if (bar.current && current)
      bar.current.scrollLeft = current.offsetLeft - (bar.current.clientWidth - current.offsetWidth) / 2;
  }, [place]);
  return (
    <nav ref={bar} className={classes.tabs} aria-label={fr.directory.tabs.label}>
      {tabs.map(({ to, label }) => (
        <Link key={to} to={to} params={{ bodyId }} className={classes.tab} activeProps={{ 'aria-current': 'page' }}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
