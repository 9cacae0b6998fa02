import { Kbd } from '@mantine/core';
import classes from './key-hint.module.css';

/** On a button, the key that does the same. */
export const KeyHint = ({ children }: { children: string }) => (
  <Kbd size="xs" className={classes.key!}>
    {children}
  </Kbd>
);
