import { blocksOf } from './raw-notes.ts';

const ownerOf = (name: string) =>
  ({ Auriol: 'p-auriol', 'Le Bihan': 'p-lebihan', Fournier: 'p-fournier' })[name] ?? null;
const recorded = (line: string, heldOn = '2026-10-08') =>
  blocksOf(line, heldOn, ownerOf).map(({ text, ownerId, ownerName, dueOn }) => [text, ownerId ?? ownerName, dueOn]);

describe('the raw notes of the demonstration', () => {
  it('put the owner and the deadline of an action beside its title, and not in it', () => {
    expect(recorded('Actions : Auriol visite avant le 13/10 ; Fournier note au préfet pour la restreinte.')).toEqual([
      ['Visite', 'p-auriol', '2026-10-13'],
      ['Note au préfet pour la restreinte', 'p-fournier', null],
    ]);
  });

  it('keep in the title a date that is not a deadline, and outside it the name of someone who is no member', () => {
    expect(recorded('Actions : Auriol accompagne Tito à la ML le 12/11 ; Ribeiro porte à porte', '2026-11-05')).toEqual(
      [
        ['Accompagne Tito à la ML le 12/11', 'p-auriol', '2026-11-12'],
        ['Porte à porte', 'Ribeiro', null],
      ],
    );
  });

  it('read « pour le 15 » as the next 15th', () => {
    expect(recorded('Actions : Le Bihan liste des halls pour le 15')[0]).toEqual([
      'Liste des halls',
      'p-lebihan',
      '2026-10-15',
    ]);
    expect(recorded('Actions : Le Bihan devis avant le 3', '2026-12-08')[0]?.[2]).toBe('2027-01-03');
  });

  it('keep the points of initials at the end of a decision', () => {
    expect(recorded('Décisions : chantiers reconduits ; visite à domicile Y.B.').map(([text]) => text)).toEqual([
      'chantiers reconduits',
      'visite à domicile Y.B.',
    ]);
  });
});
