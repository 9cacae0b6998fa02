/** Identifier of a passage's element in the page. */
export const passageId = (findingId: string): string => `passage-${findingId}`;

/** Space kept above and below a passage one is led to, in CSS pixels. */
const MARGIN = 120;

/** Brings a passage in view, moving nothing when it already is. */
export function bringInView(findingId: string): void {
  const passage = document.getElementById(passageId(findingId));
  if (!passage) return;
  const { top, bottom } = passage.getBoundingClientRect();
  if (top < MARGIN || bottom > window.innerHeight - MARGIN) passage.scrollIntoView({ block: 'center' });
}
