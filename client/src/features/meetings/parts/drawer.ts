import { useMediaQuery } from '@mantine/hooks';
import {
  IconCheckbox,
  IconFolders,
  IconGavel,
  IconHistory,
  IconListNumbers,
  IconMessages,
  IconSignature,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';

export const drawerNames = [
  'agenda',
  'situations',
  'actions',
  'decisions',
  'comments',
  'attendance',
  'versions',
  'presence',
] as const;
export type DrawerName = (typeof drawerNames)[number];

/** Below this width the centre comes first and everything else is a sheet. */
const NARROW = '(max-width: 62em)';
/** From this width the panel fits beside the notes without squeezing them. */
const WIDE = '(min-width: 90em)';

/** Which drawer is open, and how it is shown: where there is room, `first` is open to begin with. */
export interface OpenDrawer {
  narrow: boolean;
  open: DrawerName | null;
  setOpen: (name: DrawerName | null) => void;
}

export function useDrawer(first: DrawerName): OpenDrawer {
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const wide = useMediaQuery(WIDE, false, { getInitialValueInEffect: false });
  const [open, setOpen] = useState<DrawerName | null>(wide && !narrow ? first : null);
  return { narrow, open, setOpen };
}

export const drawerIcons: Record<DrawerName, Icon> = {
  agenda: IconListNumbers,
  situations: IconFolders,
  actions: IconCheckbox,
  decisions: IconGavel,
  attendance: IconSignature,
  comments: IconMessages,
  versions: IconHistory,
  presence: IconUsers,
};
