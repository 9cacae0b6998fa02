/** Letters and digits in lower case without accents, everything else one space: two spellings of a name become equal. */
export const foldName = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The significant digits of a French phone number however it was typed: « +33 6 39… » and « 06.39… » are equal. Empty when there are fewer than nine. */
export function foldPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^(?:0033|33(?=\d{9}$)|0)/, '');
  return digits.length >= 9 ? digits : '';
}
