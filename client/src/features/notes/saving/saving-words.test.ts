import type { NotesStatus } from '../../../shared/realtime/notes-provider.ts';
import { isHeldBack, isWritable, savingWords, unsentWords, wouldLose } from './saving-words.ts';

test.each<[NotesStatus, number, boolean, string]>([
  ['saved', 0, false, 'Enregistré'],
  ['pending', 2, false, 'Enregistrement…'],
  ['pending', 3, true, '3\u00a0modifications en attente'],
  ['pending', 1, true, '1\u00a0modification en attente'],
  ['offline', 3, true, 'Hors connexion\u00a0: vos modifications sont gardées dans cette page'],
  ['readOnly', 0, false, 'Lecture seule'],
  ['revoked', 0, false, 'Accès retiré'],
  ['connecting', 0, false, 'Connexion…'],
  ['offline', 0, false, 'Hors connexion\u00a0: vos modifications seront gardées dans cette page'],
  ['frozen', 2, false, 'Enregistrement impossible\u00a0: gardez cette page ouverte'],
  ['outdated', 0, false, 'Lecture seule\u00a0: rechargez la page pour écrire'],
  ['destroyed', 0, false, 'Notes détruites'],
])('%s with %i waiting (slow: %s) reads « %s »', (status, pending, slow, words) => {
  expect(savingWords({ status, pending }, slow)).toBe(words);
});

test('« Enregistré » is never said while a change waits to be written', () => {
  for (const slow of [true, false]) {
    expect(savingWords({ status: 'pending', pending: 1 }, slow)).not.toMatch(/^Enregistré$/);
    expect(savingWords({ status: 'offline', pending: 1 }, slow)).not.toMatch(/^Enregistré$/);
  }
});

test('closing the page is warned about exactly when a change waits', () => {
  expect(wouldLose({ status: 'offline', pending: 2 })).toBe(true);
  expect(wouldLose({ status: 'saved', pending: 0 })).toBe(false);
});

test('going to another page is asked about when what was typed cannot leave this one', () => {
  expect(isHeldBack({ status: 'offline', pending: 2 })).toBe(true);
  expect(isHeldBack({ status: 'frozen', pending: 1 })).toBe(true);
  expect(isHeldBack({ status: 'pending', pending: 1 })).toBe(false);
  expect(isHeldBack({ status: 'offline', pending: 0 })).toBe(false);
});

test('whoever may no longer write what they typed is told to copy it before the page goes', () => {
  expect(unsentWords({ status: 'outdated', pending: 3 })).toBe(
    'Copiez votre texte avant de fermer ou de recharger cette page\u00a0: 3\u00a0modifications n’y sont pas enregistrées.',
  );
  expect(unsentWords({ status: 'readOnly', pending: 1 })).toContain('1\u00a0modification n’y est pas enregistrée.');
  expect(unsentWords({ status: 'readOnly', pending: 0 })).toBeNull();
  expect(unsentWords({ status: 'offline', pending: 3 })).toBeNull();
});

test('one goes on writing offline, but not where a write would be refused', () => {
  expect(isWritable({ status: 'offline', pending: 4 })).toBe(true);
  const refused: NotesStatus[] = ['connecting', 'readOnly', 'revoked', 'destroyed', 'frozen', 'outdated'];
  expect(refused.filter((status) => isWritable({ status, pending: 0 }))).toEqual([]);
});
