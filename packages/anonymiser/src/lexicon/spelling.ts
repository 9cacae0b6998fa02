/** Latin letters of other languages: « ñ », « ș », « ồ », « đ »; French writes none of them, nor « ä » and « ö ». */
const NOT_FRENCH = /(?![àâæçéèêëîïôœùûüÿ])[ß-ʯḁ-ỹ]/;

/** Those that no borrowed word keeps either. */
const FAR_FROM_FRENCH = /(?![œ])[Ā-ʯḁ-ỹ]/;

/** Grammatical words that some French word spells with an accent or a cedilla: « là », « né », « sûr ». */
const ACCENTED = new Set(
  'a la ou de des du ne nes es mais sur si oui tres deja meme memes apres ete etre etes etant etait etaient voila malgre entre contre outre ca notre votre eu il'.split(
    ' ',
  ),
);

/**
 * Whether a word is written as no French word is, whatever it reads as without its accents: « Hồ », « Tạ », « Đura ».
 * @param lower as it is written, in lower case
 * @param capital whether it has one; « maelström » and « señor » are borrowed words
 */
export const isForeignSpelling = (lower: string, capital: boolean): boolean =>
  lower.length > 1 && (capital ? NOT_FRENCH : FAR_FROM_FRENCH).test(lower.normalize('NFC'));

/** « Lê »: an accent that the grammatical word never has. */
export const isMisaccented = (word: string): boolean => !ACCENTED.has(word);
