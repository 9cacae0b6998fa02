import {
  IconCheckbox,
  IconFolders,
  IconGavel,
  IconListNumbers,
  IconSignature,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';

export const drawerNames = ['agenda', 'situations', 'actions', 'decisions', 'attendance', 'presence'] as const;
export type DrawerName = (typeof drawerNames)[number];

export const drawerIcons: Record<DrawerName, Icon> = {
  agenda: IconListNumbers,
  situations: IconFolders,
  actions: IconCheckbox,
  decisions: IconGavel,
  attendance: IconSignature,
  presence: IconUsers,
};
