import { Extension, type Editor, type Range } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import Suggestion from '@tiptap/suggestion';
import { notesNodes, type SituationSummary } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import type { KnownNames } from '../known-names.ts';
import { nameEnding } from './name-ending.ts';
import { searchSituations } from './situation-search.ts';
import type { Choice, SuggestionStore } from './suggestion-store.ts';

/** Either a situation, or the offer to create one from what was typed. */
export interface SituationChoice extends Choice {
  situationId: string | null;
  query: string;
}

export interface SituationSuggestionsOptions {
  names: KnownNames;
  /** Asked when no situation fits: creates one, then `insertMention` is called with it. */
  createSituation: (typed: string, range: Range) => void;
  mentions: SuggestionStore<SituationChoice>;
  offers: SuggestionStore<SituationChoice>;
}

/** A query longer than this is a sentence, not a name. */
const MOST_WORDS = 4;

/**
 * `@` opens the group's situations; a registered name typed in full offers to become a mention with Tab.
 * Only what one types oneself opens a list.
 */
export const SituationSuggestions = Extension.create<SituationSuggestionsOptions>({
  name: 'situationSuggestions',
  // Before lists and tables, which have uses of their own for Entrée and Tab.
  priority: 1100,

  addProseMirrorPlugins() {
    const { names, createSituation, mentions, offers } = this.options;
    const situations = () => names.now.situations;
    const choose = ({ editor, range, props }: { editor: Editor; range: Range; props: SituationChoice }) =>
      props.situationId ? insertMention(editor, range, props.situationId) : createSituation(props.query.trim(), range);

    return [
      Suggestion<SituationChoice, SituationChoice>({
        editor: this.editor,
        pluginKey: new PluginKey('situationMentions'),
        char: '@',
        allowSpaces: true,
        allowedPrefixes: [' ', '(', '«', '\u00a0', '\u202f', '’', "'", ':', '/'],
        items: ({ query }) => choicesFor(situations(), query),
        command: choose,
        render: mentions.hooks,
        shouldShow: ({ transaction }) => !isChangeOrigin(transaction),
      }),
      Suggestion<SituationChoice, SituationChoice>({
        editor: this.editor,
        pluginKey: new PluginKey('situationOffers'),
        findSuggestionMatch: ({ $position }) => {
          const text = $position.nodeBefore?.isText ? ($position.nodeBefore.text ?? '') : '';
          const found = nameEnding(situations(), text);
          if (!found || text.includes('@')) return null;
          const range = { from: $position.pos - found.length, to: $position.pos };
          return { range, query: found.situation.id, text: text.slice(-found.length) };
        },
        items: ({ query }) =>
          situations()
            .filter(({ id }) => id === query)
            .map(toChoice),
        command: choose,
        render: offers.hooks,
        shouldShow: ({ transaction }) => !isChangeOrigin(transaction),
      }),
      new Plugin({
        props: { handleTextInput: ({ state }, from, to, text) => text === ' ' && from === to && hasSpace(state, from) },
      }),
    ];
  },
});

/** Whether the caret is after the space that came with a mention: the one typed out of habit, before « : », is that one. */
function hasSpace({ doc }: EditorState, at: number): boolean {
  const { nodeBefore } = doc.resolve(at);
  if (!nodeBefore?.isText || nodeBefore.text !== ' ') return false;
  return doc.resolve(at - 1).nodeBefore?.type.name === notesNodes.situationMention;
}

/** Puts a mention in place of what was typed; at the end of what is written, with a space to go on. */
export function insertMention(editor: Editor, { from, to }: Range, situationId: string): void {
  const mention = { type: notesNodes.situationMention, attrs: { situationId } };
  const goesOn = editor.state.doc.resolve(to).nodeAfter !== null;
  editor
    .chain()
    .focus()
    .insertContentAt({ from, to }, goesOn ? [mention] : [mention, { type: 'text', text: ' ' }])
    .run();
}

function choicesFor(situations: readonly SituationSummary[], query: string): SituationChoice[] {
  // « @ » then a space is an at sign.
  if (query.startsWith(' ') || query.split(' ').length > MOST_WORDS) return [];
  const found = searchSituations(situations, query).map(toChoice);
  const typed = query.trim();
  // Past the first word, no match means that the name is finished and a sentence goes on.
  if (found.length === 0 && query.endsWith(' ')) return [];
  const create = { id: 'create', situationId: null, query, label: fr.notes.suggestions.create(typed) };
  return [...found, create];
}

const toChoice = ({ id, name, number, aliases }: SituationSummary): SituationChoice => ({
  id,
  situationId: id,
  query: '',
  label: aliases.length > 0 ? fr.notes.suggestions.named(name, aliases) : name,
  hint: fr.notes.suggestions.number(number),
});
