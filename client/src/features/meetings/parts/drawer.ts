import {
  IconCheckbox,
  IconFolders,
  IconGavel,
  IconHistory,
  IconListNumbers,
  IconSignature,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';

export const drawerNames = [
  'agenda',
  'situations',
  'actions',
  'decisions',
  'attendance',
  'versions',
  'presence',
] as const;
export type DrawerName = (typeof drawerNames)[number];

export const drawerIcons: Record<DrawerName, Icon> = {
  agenda: IconListNumbers,
  situations: IconFolders,
  actions: IconCheckbox,
  decisions: IconGavel,
  attendance: IconSignature,
  versions: IconHistory,
  presence: IconUsers,
};
