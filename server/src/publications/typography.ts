const THIN = '\u202F';
const NO_BREAK = '\u00A0';

/**
 * The spaces and apostrophes of French printing, where notes were typed with a keyboard's: no word is added or taken
 * away, and a line never begins with a punctuation mark.
 * Lexique des règles typographiques en usage à l'Imprimerie nationale.
 */
export const typeset = (text: string): string =>
  text
    // A document with one of these does not open at all in Word.
    .replace(/[^\P{C}\n\t\p{Cf}]/gu, '')
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
    .replace(/->/g, '→')
    // « 9 h 30 », « 16 h ».
    .replace(/(?<=(?<![\p{L}\d])\d{1,2}) ?h ?(?=[0-5]\d(?!\d))/gu, `${NO_BREAK}h${NO_BREAK}`)
    .replace(/(?<=(?<![\p{L}\d])\d{1,2}) ?h(?![\p{L}\d])/gu, `${NO_BREAK}h`)
    .replace(/ (?=[;!?])/g, THIN)
    .replace(/ (?=:(?!\/))/g, NO_BREAK)
    .replace(/« /g, `«${NO_BREAK}`)
    .replace(/ »/g, `${NO_BREAK}»`)
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, THIN)
    .replace(/(?<=\d) (?=[%€])/g, THIN);

/** The text with the capital that begins a sentence. */
export const sentence = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('fr'));
