import { cue, cuesOf } from './cues.ts';

describe('cues', () => {
  test('every spelling of an alternative is one, and nothing else is', () => {
    const bit = cue('roms?|tur(?:cs?|que)|tik ?tok|gens du voyage|sans[- ]papiers');
    for (const word of ['rom', 'roms', 'turc', 'turcs', 'turque', 'tiktok', 'voyage', 'papiers'])
      expect(cuesOf(word) & bit).toBe(bit);
    for (const word of ['romss', 'turcque', 'gens', 'du', 'sans', 'pap', '']) expect(cuesOf(word) & bit).toBe(0);
  });
  test('a word of several groups is in each', () => {
    const [one, other] = [cue('zyxwa|zyxwb'), cue('zyxwb|zyxwc')];
    expect([cuesOf('zyxwa'), cuesOf('zyxwb'), cuesOf('zyxwc')]).toEqual([one, one | other, other]);
  });
  test('a word that holds characters outside the basic plane rules nothing out', () => {
    expect(cuesOf('mere\u{10107}')).toBe(-1);
  });
});
