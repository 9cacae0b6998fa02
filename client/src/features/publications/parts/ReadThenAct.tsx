import type { Publication } from '@huis-clos/contracts';
import type { ReactNode } from 'react';
import { Preview } from './Preview.tsx';
import classes from './ReadThenAct.module.css';
import { SidePanel } from './SidePanel.tsx';

interface Props {
  publication: Publication;
  /** What is expected of whoever reads. */
  intro: ReactNode;
  /** Name of what stands beside the minutes. */
  label: string;
  /** The gestures of this step. */
  actions: ReactNode;
  children: ReactNode;
}

/** The minutes as they would be read, then what is to be done about them: at the right, or under them in one column. */
export function ReadThenAct({ publication, intro, label, actions, children }: Props) {
  return (
    <>
      {intro}
      <div className={classes.columns}>
        <Preview publication={publication} />
        <SidePanel label={label} foot={actions}>
          {children}
        </SidePanel>
      </div>
    </>
  );
}
