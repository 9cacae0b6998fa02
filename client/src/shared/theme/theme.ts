import { createTheme, type CSSVariablesResolver } from '@mantine/core';
import { fr } from '../../i18n/fr.ts';
import { encre, nuit, pierre, terre } from './colours.ts';

const closeButtonProps = { 'aria-label': fr.words.close };

/** The look of the product: `docs` in words, here in values. Everything else derives from Mantine's variables. */
export const theme = createTheme({
  colors: { encre, terre, gray: pierre, dark: nuit },
  primaryColor: 'encre',
  primaryShade: 7,
  black: '#24221e',
  fontFamily: "'Source Sans 3 Variable', 'Source Sans 3', system-ui, sans-serif",
  headings: { fontFamily: "'Source Sans 3 Variable', 'Source Sans 3', system-ui, sans-serif", fontWeight: '640' },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.3125rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 120 }, closeButtonProps } },
    Overlay: { defaultProps: { backgroundOpacity: 0.4 } },
    Drawer: { defaultProps: { transitionProps: { duration: 150 }, closeButtonProps } },
    // Its first item takes the focus, not an empty place before it: a menu holds items alone.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Notification: { defaultProps: { closeButtonProps } },
    Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } },
    Loader: { defaultProps: { type: 'dots' } },
  },
});

/** Variables of our own, one value per scheme: the ground, the sheets laid on it, the frame of what is à huis clos. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--hc-serif': "'Source Serif 4 Variable', 'Source Serif 4', Georgia, serif" },
  light: {
    '--mantine-color-body': '#f7f5f1',
    '--mantine-color-dimmed': '#68635a',
    '--mantine-color-default-border': '#d6d1c6',
    '--mantine-color-error': '#b3261e',
    '--hc-control': '#918a7d',
    '--hc-sheet': '#fffefc',
    '--hc-quiet': '#efece5',
    /* Words found by a search. */
    '--hc-found': '#ffe9a8',
    '--hc-line': '#e2ded4',
    '--hc-frame': '#b65f31',
    '--hc-frame-ground': '#fdf4ee',
    '--hc-frame-text': '#8a4422',
    '--mantine-color-yellow-light': '#faf0d4',
    '--mantine-color-yellow-light-color': '#6b4a00',
    '--mantine-color-red-filled': '#b3261e',
    '--mantine-color-red-filled-hover': '#9a211a',
    '--mantine-color-red-light': '#fbeae8',
    '--mantine-color-red-light-color': '#9a211a',
    '--mantine-color-terre-light': '#fdf1e9',
    '--mantine-color-terre-light-color': '#8a4422',
    '--mantine-color-teal-light': '#e4f1ea',
    '--mantine-color-teal-light-color': '#1f5a3f',
    '--hc-late': '#a3221b',
    '--hc-done': '#2c6e4f',
  },
  dark: {
    '--mantine-color-body': '#191815',
    '--mantine-color-dimmed': '#a8a399',
    '--mantine-color-default-border': '#4a4741',
    '--mantine-color-error': '#f2938c',
    '--hc-control': '#7d776c',
    '--hc-sheet': '#211f1c',
    '--hc-quiet': '#2b2925',
    '--hc-found': '#5c4a12',
    '--hc-line': '#35322d',
    '--hc-frame': '#c07a4c',
    '--hc-frame-ground': '#2e231b',
    '--hc-frame-text': '#edb48f',
    '--mantine-color-yellow-light': '#332a14',
    '--mantine-color-yellow-light-color': '#eac873',
    '--mantine-color-red-filled': '#b3261e',
    '--mantine-color-red-filled-hover': '#9a211a',
    '--mantine-color-red-light': '#3a201e',
    '--mantine-color-red-light-color': '#f2a49e',
    '--mantine-color-terre-light': '#2e231b',
    '--mantine-color-terre-light-color': '#edb48f',
    '--mantine-color-teal-light': '#1b2d24',
    '--mantine-color-teal-light-color': '#8fd0ae',
    '--hc-late': '#f2938c',
    '--hc-done': '#7fc6a2',
  },
});
