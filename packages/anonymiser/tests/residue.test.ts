import { analyse, loadGazetteers } from '../src/index.ts';

const gazetteers = loadGazetteers();
const nobody = { persons: [], professionals: [], neverPersons: [] };
const passages = (text: string): string[] =>
  analyse([{ id: 'b', text, mentions: [] }], nobody, gazetteers).findings.map((finding) => finding.text);

describe('a given name that is an ordinary word too', () => {
  it.each([
    ['Marine a été vue.', 'Marine'],
    ['Pierre a frappé sa sœur.', 'Pierre'],
    ['Rose est venue. La rose du jardin a été arrachée.', 'Rose'],
    ['MARINE ne vient plus.', 'MARINE'],
    ['On en parle avec Constance hier.', 'Constance'],
  ])('is put before a person wherever it stands: « %s »', (text, name) => {
    expect(passages(text)).toContain(name);
  });

  it('is left alone in lower case after its article', () => {
    expect(passages('Les élèves ont jeté une pierre dans la marine du port.')).toEqual([]);
  });
});

it('a word no list explains is put before a person', () => {
  expect(passages('Vu avec Zorbec hier.')).toContain('Zorbec');
});
