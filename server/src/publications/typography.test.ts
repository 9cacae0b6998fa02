import { typeset } from './typography.ts';

describe('French typography', () => {
  it.each([
    ["l'alerte d'abord", 'l’alerte d’abord'],
    ['Oui ; non ! Ou : peut-être ?', 'Oui\u202F; non\u202F! Ou\u00A0: peut-être\u202F?'],
    ['« très bon »', '«\u00A0très bon\u00A0»'],
    ['12 000 euros, 24 800 habitants, 15 %', '12\u202F000 euros, 24\u202F800 habitants, 15\u202F%'],
    ['9h30, de 16h à 23 h, bât. 4h2', '9\u00A0h\u00A030, de 16\u00A0h à 23\u00A0h, bât. 4h2'],
    ['-> hors groupe', '→ hors groupe'],
    ['le 8 octobre à 9:30', 'le 8 octobre à 9:30'],
    ['un\u0001 caractère\u000b de\uFFFF commande\uD800, une\nligne', 'un caractère de commande, une\nligne'],
  ])('%s', (typed, printed) => {
    expect(typeset(typed)).toBe(printed);
  });
});
