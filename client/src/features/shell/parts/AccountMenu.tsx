import {
  Menu,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
  type MantineColorScheme,
} from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import {
  IconDeviceDesktop,
  IconDevices,
  IconEyeOff,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSelector,
  IconSignature,
  IconSun,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { signOut, useActor } from '../../../shared/session/session.ts';
import { notifyFailure } from '../../../shared/ui/notify.tsx';
import { useProjection } from '../../../shared/ui/Projection.tsx';
import classes from './navigation.module.css';
import { opensDialog } from './use-shortcuts.ts';

const schemes: [MantineColorScheme, string, typeof IconSun][] = [
  ['light', fr.shell.light, IconSun],
  ['dark', fr.shell.dark, IconMoon],
  ['auto', fr.shell.auto, IconDeviceDesktop],
];

/** Oneself: own sessions, the charter, the look of the screen, leaving. */
export function AccountMenu({ onOpenHelp }: { onOpenHelp: () => void }) {
  const { name, organisation } = useActor();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const projection = useProjection();
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  /** Before a dialog opens over the page: what it gives the focus back to must still be there. */
  const giveWay = () => {
    button.current?.focus();
    setOpened(false);
  };
  // First of all, and wherever the focus is: the menu takes it a moment after it is seen.
  useWindowEvent('keydown', (event) => opened && opensDialog(event) && giveWay(), { capture: true });
  return (
    <Menu opened={opened} onChange={setOpened} alignItemsLabels="all" position="top-start" width={260} shadow="md">
      <Menu.Target>
        <UnstyledButton ref={button} className={classes.account!}>
          <VisuallyHidden>{fr.shell.account}</VisuallyHidden>
          <span className={classes.who}>
            <Text fw={600} lh={1.3} truncate>
              {name}
            </Text>
            <Text size="sm" c="dimmed" lh={1.3} truncate>
              {organisation}
            </Text>
          </span>
          <IconSelector size={18} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/mes-connexions" leftSection={<IconDevices size={18} />}>
          {fr.shell.ownSessions}
        </Menu.Item>
        <Menu.Item component={Link} to="/charte" leftSection={<IconSignature size={18} />}>
          {fr.shell.charter}
        </Menu.Item>
        <Menu.Item leftSection={<IconEyeOff size={18} />} rightSection={<kbd>g p</kbd>} onClick={projection.toggle}>
          {projection.on ? fr.shell.projectionOff : fr.shell.projection}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKeyboard size={18} />}
          rightSection={<kbd>?</kbd>}
          onClick={() => {
            giveWay();
            onOpenHelp();
          }}
        >
          {fr.shell.shortcuts}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{fr.shell.scheme}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}>
          {schemes.map(([scheme, label, Icon]) => (
            <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick>
              <span className={classes.scheme}>
                <Icon size={18} aria-hidden />
                {label}
              </span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} />} onClick={() => void signOut().catch(notifyFailure)}>
          {fr.shell.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
