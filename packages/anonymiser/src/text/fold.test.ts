import { fold, foldText, originalEnd, originalStart } from './fold.ts';

describe('folding', () => {
  test.each([
    ['case and accents', 'INÈS Éloïse', 'ines eloise'],
    ['combining accents', 'Ine\u0300s', 'ines'],
    ['ligatures', 'Cœur Ægir', 'coeur aegir'],
    ['Cyrillic look-alikes', '\u0423\u0430nis \u0412\u0435lk\u0430dri', 'yanis belkadri'],
    ['Greek look-alikes', 'Y\u03b1n\u03b9s', 'yanis'],
    ['full-width letters', 'Ｙａｎｉｓ', 'yanis'],
    ['mathematical letters', '𝐘𝒂𝓷𝖎𝚜', 'yanis'],
    ['circled and squared letters', 'ⓎⒶⓃⒾⓈ 🅨🄰🅽🄸🆂', 'yanis yanis'],
    ['flag letters', '🇾🇦🇳🇮🇸', 'yanis'],
    ['zero-width characters', 'Ya\u200bn\u200d\u2060is\ufeff', 'yanis'],
    ['direction marks', '\u202eYanis\u202c \u2066Tito\u2069', 'yanis tito'],
    ['soft hyphens', 'Bel\u00adkadri', 'belkadri'],
    ['typographic apostrophes and hyphens', 'N’Diaye Jean‑Pierre', "n'diaye jean-pierre"],
    ['kinds of space', 'a\u00a0b\u202fc\u3000d', 'a b c d'],
    ['digits of other scripts', '٠٦ ３９', '06 39'],
    ['letters with strokes', 'Łukasz Đorđe Yıldız', 'lukasz dorde yildiz'],
  ])('undoes %s', (_what, written, folded) => expect(foldText(written)).toBe(folded));

  test('every folded range maps back to the original passage, invisible characters included', () => {
    const written = 'Le cœur de Ya\u200bni\u0300s\u200b, là';
    const folded = fold(written);
    const from = folded.text.indexOf('yanis');
    expect(written.slice(originalStart(folded, from), originalEnd(folded, from + 5))).toBe('Ya\u200bni\u0300s\u200b');
    const heart = folded.text.indexOf('coeur');
    expect(written.slice(originalStart(folded, heart), originalEnd(folded, heart + 5))).toBe('cœur');
  });

  test('a sign that stands for a sentence is a symbol', () => expect(foldText('ﷺ Yanis')).toBe('\u0001 yanis'));

  test('an emoji is neither a letter nor a space', () => expect(foldText('Ya🎉nis')).toBe('ya\u0001nis'));
});
