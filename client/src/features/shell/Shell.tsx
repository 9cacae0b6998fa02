import { ActionIcon, AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { fr } from '../../i18n/fr.ts';
import { useSession } from '../../shared/session/session.ts';
import { Mark } from '../../shared/ui/Mark.tsx';
import { Navigation } from './parts/Navigation.tsx';
import { ProjectionBanner } from './parts/ProjectionBanner.tsx';
import { Shortcuts } from './parts/Shortcuts.tsx';
import { useShortcuts } from './parts/use-shortcuts.ts';
import classes from './shell.module.css';

/** Loaded when first asked for: it knows of several features. */
const Palette = lazy(async () => ({ default: (await import('./parts/Palette.tsx')).Palette }));

/** Navigation at the left (behind a button on a phone), the page at the right. */
export function Shell({ children }: { children: ReactNode }) {
  const [menuOpen, menu] = useDisclosure(false);
  const [paletteOpen, palette] = useDisclosure(false);
  const [helpOpen, help] = useDisclosure(false);
  const commune = useSession().data?.commune;
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  useShortcuts({ openPalette: palette.open, openHelp: help.open });
  useFocusOnNewPage(main, pathname);
  const closeMenu = menu.close;
  useEffect(closeMenu, [pathname, closeMenu]);

  return (
    <AppShell
      header={{ height: 56, collapsed: false }}
      navbar={{ width: 272, breakpoint: 'md', collapsed: { mobile: !menuOpen } }}
      padding={0}
      classNames={{ header: classes.header!, navbar: classes.navbar! }}
    >
      <a href="#main" className="hc-skip">
        {fr.shell.skip}
      </a>
      <AppShell.Header hiddenFrom="md">
        <Group h="100%" px="sm" gap="sm" wrap="nowrap">
          <Burger
            opened={menuOpen}
            onClick={menu.toggle}
            size="sm"
            aria-expanded={menuOpen}
            aria-label={menuOpen ? fr.shell.closeMenu : fr.shell.openMenu}
          />
          <Mark size={24} />
          <Text fw={650} truncate flex={1}>
            {commune ?? fr.product}
          </Text>
          <ActionIcon variant="subtle" size="lg" aria-label={fr.shell.palette.label} onClick={palette.open}>
            <IconSearch size={20} />
          </ActionIcon>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label={fr.shell.navigation}>
        <Navigation onOpenPalette={palette.open} onOpenHelp={help.open} />
      </AppShell.Navbar>
      <AppShell.Main ref={main} id="main" tabIndex={-1} className={classes.main!}>
        <ProjectionBanner />
        <div className={classes.page}>{children}</div>
      </AppShell.Main>
      <Suspense>{paletteOpen && <Palette onClose={palette.close} />}</Suspense>
      <Shortcuts opened={helpOpen} onClose={help.close} />
    </AppShell>
  );
}

/** A screen reader starts a new page at its beginning; the first page is left as the browser loaded it. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>, pathname: string) {
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [main, pathname]);
}
