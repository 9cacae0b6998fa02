import type { TablerIcon } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import classes from './navigation.module.css';

type NavigationLinkProps = Pick<LinkProps, 'to' | 'params'> & {
  icon: TablerIcon;
  label: string;
  /** Only this very address, not those under it. */
  exact?: boolean;
  /** A room à huis clos. */
  warm?: boolean;
};

export function NavigationLink({ icon: Icon, label, exact = false, warm = false, ...link }: NavigationLinkProps) {
  return (
    <li>
      <Link
        {...link}
        className={classes.link}
        data-warm={warm || undefined}
        activeOptions={{ exact }}
        activeProps={{ 'aria-current': 'page' }}
      >
        <Icon size={18} aria-hidden />
        <span>{label}</span>
      </Link>
    </li>
  );
}
