import { Drawer, Modal, type DrawerProps, type ModalProps } from '@mantine/core';
import { useFocusBack } from './use-focus-back.ts';

/** A modal that is open as long as it is mounted. */
export function OpenModal(props: Omit<ModalProps, 'opened'>) {
  useFocusBack();
  return <Modal opened {...props} />;
}

/** As `OpenModal`, at the side. */
export function OpenDrawer(props: Omit<DrawerProps, 'opened'>) {
  useFocusBack();
  return <Drawer opened {...props} />;
}
