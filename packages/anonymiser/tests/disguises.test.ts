import { analyse, scanArtefact, type SourceBlock } from '../src/index.ts';
import { blocksOf, gazetteers, registry } from './registry.ts';

/** The passages found, by block. */
const found = (blocks: SourceBlock[]): string[] =>
  analyse(blocks, registry, gazetteers).findings.map(({ text }) => text);
const covers = (text: string, name: string): boolean => {
  const at = text.indexOf(name);
  return analyse(blocksOf(text), registry, gazetteers).findings.some(
    ({ start, end }) => start <= at && at + name.length <= end,
  );
};

describe('a registered name is found however it is disguised', () => {
  test.each([
    ['right-to-left marks', 'Vu \u202eYanis\u202c hier', 'Yanis'],
    ['zero-width characters', 'Vu Ya\u200bn\u200cis hier', 'Ya\u200bn\u200cis'],
    ['Cyrillic letters', 'Vu Y\u0430n\u0456s hier', 'Y\u0430n\u0456s'],
    ['Greek letters', 'Vu Υανις hier', 'Υανις'],
    ['combining accents', 'Vu Ya\u0301nis hier', 'Ya\u0301nis'],
    ['an emoji between letters', 'Vu Ya🎉nis hier', 'Ya🎉nis'],
    ['full stops between letters', 'Vu Y.a.n.i.s hier', 'Y.a.n.i.s'],
    ['spaces between letters', 'Vu Y a n i s hier', 'Y a n i s'],
    ['dashes between letters', 'Vu Y-a-n-i-s hier', 'Y-a-n-i-s'],
    ['a line break', 'Vu Bel-\u2028kadri hier', 'Bel-\u2028kadri'],
    ['figures for letters', 'Vu Y4n1s hier', 'Y4n1s'],
    ['mathematical letters', 'Vu 𝐘𝐚𝐧𝐢𝐬 hier', '𝐘𝐚𝐧𝐢𝐬'],
    ['a link', 'voir https://example.org/yanis-belkadri ici', 'yanis-belkadri'],
    ['a file name', 'cf situations_belkadry.xlsx svp', 'belkadry'],
    ['an e-mail address', 'écrire à y.belkadri@example.org svp', 'y.belkadri@example.org'],
    ['a handle', 'le compte yanisbelkadri poste tout', 'yanisbelkadri'],
    ['a Markdown table', '| nom | suite |\n| **Yanis** | x |', '**Yanis**'.slice(2, 7)],
    ['code marks', 'la variable `Belkadri` ici', 'Belkadri'],
    ['a comment', '<!-- Belkadri --> rien', 'Belkadri'],
    ['an image’s alternative text', '![photo de Tito](x.png)', 'Tito'],
    ['capitals', 'VU BELKADRI HIER', 'BELKADRI'],
    ['no capital', 'vu belkadri hier', 'belkadri'],
    ['one wrong letter', 'vu Belkadry hier', 'Belkadry'],
    ['two letters exchanged', 'vu Belkdari hier', 'Belkdari'],
    ['its sound', 'vu Covalchik hier', 'Covalchik'],
    ['no space', 'vu Legoff hier', 'Legoff'],
    ['no apostrophe', 'vu NDiaye hier', 'NDiaye'],
    ['initials', 'visite Y.B. lundi', 'Y.B'],
    ['initials of a long name', 'Marine D.L.R. va bien', 'Marine D.L.R'],
    ['the surname first', 'vu BELKADRI Yanis hier', 'BELKADRI Yanis'],
    ['a part of a hyphenated name', 'vu Lacaze hier', 'Lacaze'],
    ['its nickname', 'vu Yaya hier', 'Yaya'],
  ])('%s: %s', (_how, text, name) => {
    const line = blocksOf(text).find((block) => block.text.includes(name))?.text ?? text;
    expect(covers(line, name)).toBe(true);
  });

  test('split over two blocks, both pieces are found', () => {
    expect(found(blocksOf('Hier on a vu Bel\nkadri au gymnase'))).toEqual(expect.arrayContaining(['Bel', 'kadri']));
  });

  test('an unknown word cut by emoji is one passage to decide', () => {
    expect(found(blocksOf('Entretien avec Zewk🎉Ponk🎉Drul ce matin'))).toContain('Zewk🎉Ponk🎉Drul');
  });

  test('the at sign before a name goes with it, so that nothing that replaces it reads as a handle', () => {
    expect(found(blocksOf('Vu « @O » hier'))).toContain('@O');
  });

  test('a word of another alphabet is put before a person', () => {
    expect(found(blocksOf('Entretien avec Шамиль ce matin'))).toContain('Шамиль');
    expect(found(blocksOf('Entretien avec محمد ce matin'))).toContain('محمد');
  });

  test.each([
    'Ya\u200bnis',
    'Y\u0430nis',
    'Y.a.n.i.s',
    'Ya🎉nis',
    'belkadry',
    'Yanis',
    'BELKADRI',
    '06 39 98 41 27',
    '12/03/2009',
    'ines.fl@orange.fr',
    'AB-123-CD',
    '14 rue des Glycines',
  ])('the gate stops « %s » in the artefact', (leak) =>
    expect(scanArtefact(['Titre', `On a vu ${leak} hier`], registry, gazetteers)).toMatchObject([{ textIndex: 1 }]),
  );
});
