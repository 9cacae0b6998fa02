import { Link } from '@tanstack/react-router';
import { fr } from '../../../i18n/fr.ts';
import classes from './body-tabs.module.css';
import type { BodyTab } from './tabs.ts';

/** The rooms of a body. They are addresses, so they are links: they open in another tab, and « back » works. */
export function BodyTabs({ bodyId, tabs }: { bodyId: string; tabs: BodyTab[] }) {
  return (
    <nav className={classes.tabs} aria-label={fr.directory.tabs.label}>
      {tabs.map(({ to, label }) => (
        <Link key={to} to={to} params={{ bodyId }} className={classes.tab} activeProps={{ 'aria-current': 'page' }}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
