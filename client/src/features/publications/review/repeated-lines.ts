import type { DraftBlock } from '@huis-clos/contracts';

const LISTS = /^(presente?s?|excusee?s?|absente?s?|participante?s?|odj|ordre du jour)( et [a-z]+)?\s*:/;
const NEXT_MEETING = /^prochaine (seance|reunion|rencontre)\b.{0,50}$/;
const DATED = /\b\d{1,2}(er)?(\s(janv|fevr|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec)|\/\d{1,2}\b)/;

/** Longer than this is more than a title. */
const TITLE = 120;

/**
 * The lines typed at the head of raw notes that the minutes say by themselves: the meeting's title, who came and who
 * did not, the agenda, the next date. Never one that mentions a situation.
 */
export function repeatedLines(blocks: readonly DraftBlock[]): DraftBlock[] {
  const exchanges = blocks.filter(({ section }) => section === 'exchanges');
  return exchanges.filter(({ text, mentions }, rank) => {
    const line = plain(text);
    const title = rank === 0 && text.length <= TITLE && DATED.test(line);
    return mentions.length === 0 && (title || LISTS.test(line) || NEXT_MEETING.test(line));
  });
}

/** Without case and accents; punctuation stays, for a list is told by its colon. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
