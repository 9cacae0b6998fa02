import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { drawerIcons, type DrawerName, type OpenDrawer } from './drawer.ts';
import classes from './MeetingLayout.module.css';

interface Props {
  drawer: OpenDrawer;
  /** The panels this meeting has; the agenda stands at the left where there is room. */
  panels: Partial<Record<DrawerName, ReactNode>> & { agenda: ReactNode };
  /** Beside a drawer's name: how many are in it. */
  counts?: Partial<Record<DrawerName, number>>;
  children: ReactNode;
}

/** Agenda, centre, and one drawer at a time; on a phone the centre, then a bar that opens sheets. */
export function MeetingLayout({ drawer: { narrow, open, setOpen }, panels, counts = {}, children }: Props) {
  const names = (Object.keys(panels) as DrawerName[]).filter((name) => narrow || name !== 'agenda');
  const toggle = (name: DrawerName) => setOpen(open === name ? null : name);
  const rail = <Rail names={names} open={open} beside={!narrow} counts={counts} onToggle={toggle} />;

  if (narrow) {
    return (
      <div className={classes.narrow}>
        <div className={classes.centre}>{children}</div>
        {rail}
        <Drawer
          opened={open !== null}
          onClose={() => setOpen(null)}
          closeButtonProps={{ 'aria-label': fr.words.close }}
          position="bottom"
          size="75dvh"
          title={open ? fr.meetings.drawers[open] : ''}
          classNames={{ content: classes.sheet!, title: 'hc-hidden' }}
        >
          {open && panels[open]}
        </Drawer>
      </div>
    );
  }
  const shown = open === 'agenda' ? null : open;
  return (
    <div className={classes.columns} data-open={shown ? true : undefined}>
      <aside className={classes.agenda}>{panels.agenda}</aside>
      <div className={classes.centre}>{children}</div>
      {shown && (
        <aside className={classes.panel} id="meeting-drawer">
          {panels[shown]}
        </aside>
      )}
      {rail}
    </div>
  );
}

interface RailProps {
  names: readonly DrawerName[];
  open: DrawerName | null;
  /** Drawers open beside the notes, not over the page. */
  beside: boolean;
  counts: Partial<Record<DrawerName, number>>;
  onToggle: (name: DrawerName) => void;
}

function Rail({ names, open, beside, counts, onToggle }: RailProps) {
  return (
    <nav className={classes.rail} aria-label={fr.meetings.drawers.label}>
      {names.map((name) => {
        const Icon = drawerIcons[name];
        const count = counts[name];
        return (
          <button
            key={name}
            type="button"
            className={classes.tab}
            aria-expanded={open === name}
            aria-controls={beside && open === name ? 'meeting-drawer' : undefined}
            onClick={() => onToggle(name)}
          >
            <Icon size={20} stroke={1.75} aria-hidden />
            <span>
              {fr.meetings.drawers[name]}
              {count ? ` (${count})` : ''}
            </span>
          </button>
        );
      })}
    </nav>
  );
}
