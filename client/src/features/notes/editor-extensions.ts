import type { Extensions, Range } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Placeholder } from '@tiptap/extensions';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { NOTES_FRAGMENT } from '@huis-clos/contracts';
import { fr } from '../../i18n/fr.ts';
import { openScanner } from '../../shared/masking/scanner.ts';
import type { KnownNames } from './known-names.ts';
import { Masking } from './masking/masking.ts';
import type { CommentStore } from './comments/comment-store.ts';
import { Commenting } from './comments/commenting.ts';
import { ActionView } from './parts/ActionView.tsx';
import { ConfidentialView } from './parts/ConfidentialView.tsx';
import { DecisionView } from './parts/DecisionView.tsx';
import { MentionView } from './parts/MentionView.tsx';
import { ActionDetailsKey } from './schema/action-details-key.ts';
import { notesSchema, ownNodes } from './schema/extensions.ts';
import { OwnCaret } from './schema/own-caret.ts';
import { SituationSuggestions, type SituationChoice } from './suggestions/situation-suggestions.ts';
import { SlashMenu, type SlashChoice } from './suggestions/slash-menu.ts';
import type { SuggestionStore } from './suggestions/suggestion-store.ts';
import type { NotesSession } from './use-notes-session.ts';

export interface EditorLists {
  names: KnownNames;
  mentions: SuggestionStore<SituationChoice>;
  offers: SuggestionStore<SituationChoice>;
  slash: SuggestionStore<SlashChoice>;
}

interface EditorInput {
  session: NotesSession;
  lists: EditorLists;
  createSituation: (typed: string, range: Range) => void;
  comments: CommentStore;
}

/** The schema with its views, the document shared with others, their carets, and what the keys open. */
export const editorExtensions = ({ session, lists, createSituation, comments }: EditorInput): Extensions => [
  ...notesSchema,
  ownNodes.SituationMention.extend({ addNodeView: () => ReactNodeViewRenderer(MentionView, { as: 'span' }) }),
  ownNodes.Confidential.extend({ addNodeView: () => ReactNodeViewRenderer(ConfidentialView) }),
  ownNodes.Decision.extend({ addNodeView: () => ReactNodeViewRenderer(DecisionView) }),
  ownNodes.Action.extend({ addNodeView: () => ReactNodeViewRenderer(ActionView) }),
  ActionDetailsKey,
  Placeholder.configure({ placeholder: fr.notes.placeholder }),
  Collaboration.configure({ document: session.doc, field: NOTES_FRAGMENT, provider: session.provider }),
  OwnCaret,
  // Name and colour are stamped by the server from the session; what a client says of itself is not shown.
  CollaborationCaret.configure({ provider: { awareness: session.awareness }, user: {}, render: renderCaret }),
  SituationSuggestions.configure({ ...lists, createSituation }),
  Masking.configure({ names: lists.names, openScanner }),
  Commenting.configure({ store: comments }),
  SlashMenu.configure({ store: lists.slash }),
];

/** A quiet caret with its owner's name, without the inline markup that the default one leaves in the text. */
function renderCaret(user: Record<string, unknown>): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'hc-caret';
  caret.style.setProperty('--hc-caret', String(user['color'] ?? 'currentColor'));
  const label = document.createElement('span');
  label.className = 'hc-caret-name';
  label.textContent = String(user['name'] ?? '');
  caret.append(label);
  return caret;
}
