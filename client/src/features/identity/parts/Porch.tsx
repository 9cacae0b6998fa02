import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { Mark } from '../../../shared/ui/Mark.tsx';
import classes from './porch.module.css';

interface PorchProps {
  /** Said across the top of the page. */
  banner?: ReactNode;
  /** Beside the main sheet, under it on a phone. */
  aside?: ReactNode;
  children: ReactNode;
}

/** The pages before the door: sign-in, invitation, first run. */
export function Porch({ banner, aside, children }: PorchProps) {
  return (
    <div className={classes.page}>
      {banner && (
        <p className={classes.banner} role="note">
          {banner}
        </p>
      )}
      <div className={classes.columns}>
        <main className={classes.main}>
          <div className={classes.brand}>
            <Mark />
            <Text fw={650} size="lg">
              {fr.product}
            </Text>
          </div>
          <div className={classes.sheet}>{children}</div>
          <Text size="sm" c="dimmed" className={classes.promise!}>
            {fr.identity.signIn.promise}
          </Text>
        </main>
        {aside && <aside className={classes.aside}>{aside}</aside>}
      </div>
    </div>
  );
}
