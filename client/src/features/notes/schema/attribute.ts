import type { Attribute } from '@tiptap/core';

interface AttributeOptions {
  /** Whether the second half of a block split by Entrée keeps the value. */
  keepOnSplit?: boolean;
}

/** A nullable text attribute carried in HTML by `data-…` alone, so that copy and paste inside the notes keep it. */
export const dataAttribute = (name: string, { keepOnSplit = false }: AttributeOptions = {}): Partial<Attribute> => {
  const key = `data-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return {
    default: null,
    keepOnSplit,
    parseHTML: (element) => element.getAttribute(key) || null,
    renderHTML: (attributes) => (attributes[name] ? { [key]: attributes[name] as string } : {}),
  };
};
