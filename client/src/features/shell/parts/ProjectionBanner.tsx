import { Button } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { fr } from '../../../i18n/fr.ts';
import { useProjection } from '../../../shared/ui/Projection.tsx';
import classes from './projection-banner.module.css';

/** Says that names are masked, and how to see them again. */
export function ProjectionBanner() {
  const { on, toggle } = useProjection();
  if (!on) return null;
  return (
    <div className={classes.banner} role="status">
      <IconEyeOff size={18} aria-hidden />
      <span>{fr.shell.projectionOn}</span>
      <Button size="compact-sm" variant="default" onClick={toggle}>
        {fr.shell.projectionOff}
      </Button>
    </div>
  );
}
