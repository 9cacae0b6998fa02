/** Identifier of a passage's element in the page. */
export const passageId = (findingId: string): string => `passage-${findingId}`;

/** Space kept above and below a passage one is led to, in CSS pixels. */
const MARGIN = 120;

/** Identifier of the panel that quotes the passage looked at. */
export const PANEL_ID = 'passage-panel';

/** Below this width the text comes under the passage to decide, and what ends the review under the text. */
export const ONE_COLUMN = '(max-width: 62em)';

/**
 * Brings a passage in view, moving nothing when it already is. In one column, the panel that quotes it with its words
 * around: leading to the passage itself would take away what decides it.
 */
export function bringInView(findingId: string): void {
  if (window.matchMedia(ONE_COLUMN).matches) {
    const panel = document.getElementById(PANEL_ID);
    if (panel && !isInView(panel)) panel.scrollIntoView({ block: 'center' });
    return;
  }
  const passage = document.getElementById(passageId(findingId));
  if (passage && !isInView(passage)) passage.scrollIntoView({ block: 'center' });
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= MARGIN && bottom <= window.innerHeight - MARGIN;
}
