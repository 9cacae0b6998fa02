import type { ReactNode } from 'react';
import classes from './SidePanel.module.css';

interface Props {
  /** The gesture that ends it, whole however long the rest is. */
  foot?: ReactNode;
  /** It can be made: it stays in the window. Before that, it leaves the room to the rest. */
  ready?: boolean;
  /** Names it, where it holds nothing that the keyboard stops at: it must scroll too. */
  label?: string;
  children: ReactNode;
}

/** What stands beside a text, and scrolls by itself; under it, as long as it is, where there is one column. */
export function SidePanel({ foot, ready = true, label, children }: Props) {
  return (
    <aside className={classes.panel}>
      <div className={classes.body} {...(label && { role: 'group', 'aria-label': label, tabIndex: 0 })}>
        {children}
      </div>
      {foot && (
        <div className={classes.foot} data-ready={ready || undefined}>
          {foot}
        </div>
      )}
    </aside>
  );
}
