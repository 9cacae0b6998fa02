const forgotten = 'style, script, meta, link, title, xml, img, picture, svg, video, audio, object, iframe, form, input';

/** Attributes that mean something to the notes; all others (classes, styles, names of authors, addresses) are dropped. */
const kept = new Set([
  'colspan',
  'data-checked',
  'data-due-on',
  'data-id',
  'data-owner-id',
  'data-owner-name',
  'data-pm-slice',
  'data-situation-id',
  'data-type',
  'rowspan',
  'start',
]);

/**
 * Pasted HTML reduced to what the notes can hold: words, emphasis, headings, lists and tables.
 * Word writes its lists as paragraphs with a bullet typed in front; they become lists again.
 * Its comments, revisions, authors and fonts do not come in.
 */
export function cleanPastedHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  removeComments(page);
  for (const element of page.querySelectorAll(forgotten)) element.remove();
  for (const element of page.querySelectorAll('del, [class*="msoDel"], .MsoCommentReference, .MsoCommentText'))
    element.remove();
  restoreWordLists(page);
  for (const element of page.querySelectorAll('*')) if (element.tagName.includes(':')) unwrap(element);
  rename(page, 'h1', 'h2');
  rename(page, 'h5, h6', 'h4');
  for (const element of page.querySelectorAll<HTMLElement>('body *')) {
    emphasise(element);
    for (const { name } of [...element.attributes]) if (!kept.has(name)) element.removeAttribute(name);
  }
  return page.body.innerHTML;
}

function removeComments(page: Document) {
  const comments = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
}

/** Paragraphs marked `mso-list` in a row become one list, numbered when their bullet starts with a figure or letter. */
function restoreWordLists(page: Document) {
  let list: HTMLElement | null = null;
  for (const paragraph of [...page.querySelectorAll<HTMLElement>('p[style*="mso-list"]')]) {
    const bullet = paragraph.querySelector('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]');
    const tag = /^[\p{L}\d]+[.)]/u.test(bullet?.textContent?.trim() ?? '') ? 'ol' : 'ul';
    bullet?.remove();
    const follows: boolean = list !== null && list === paragraph.previousElementSibling;
    if (!list || !follows || list.tagName.toLowerCase() !== tag) {
      list = page.createElement(tag);
      paragraph.before(list);
    }
    const item = page.createElement('li');
    item.append(...paragraph.childNodes);
    list.append(item);
    paragraph.remove();
  }
}

/** Emphasis written as a style becomes the element that says it; an element cancelled by its style is unwrapped. */
function emphasise(element: HTMLElement) {
  const { fontWeight, fontStyle, textDecoration } = element.style;
  const tag = element.tagName.toLowerCase();
  const inline = tag === 'span' || tag === 'font';
  if (inline && (fontWeight === 'bold' || Number(fontWeight) >= 600)) wrapContent(element, 'strong');
  if (inline && fontStyle === 'italic') wrapContent(element, 'em');
  if (inline && textDecoration.includes('underline')) wrapContent(element, 'u');
  if (inline && textDecoration.includes('line-through')) wrapContent(element, 's');
  if ((tag === 'b' || tag === 'strong') && (fontWeight === 'normal' || fontWeight === '400')) unwrap(element);
}

function wrapContent(element: HTMLElement, tag: string) {
  const wrapper = element.ownerDocument.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

const unwrap = (element: Element) => element.replaceWith(...element.childNodes);

function rename(page: Document, selector: string, tag: string) {
  for (const element of page.querySelectorAll(selector)) {
    const renamed = page.createElement(tag);
    renamed.append(...element.childNodes);
    element.replaceWith(renamed);
  }
}
