import { analyse, openRisks, type Analysis, type Decision } from '../index.ts';
import { blocksOf, gazetteers, registry } from '../../tests/registry.ts';

const read = (text: string): Analysis => analyse(blocksOf(text), registry, gazetteers);
const kinds = (text: string): string[] =>
  read(text).quasiIdentifiers.flatMap(({ attributes }) => attributes.map(({ kind }) => kind));

describe('quasi-identifiers (L6)', () => {
  test.each([
    ['exactAge', 'Tito, un garçon de 17 ans'],
    ['school', 'Lana, 3e B, dort en classe'],
    ['school', 'Tito décroche, il est en 5e'],
    ['street', 'Tito dort chez le coiffeur de la rue Pasteur'],
    ['commune', 'Tito est parti à Tours'],
    ['kinship', 'vu avec le grand frère de Tito'],
    ['judicial', 'Tito est convoqué à une audience le 14/11'],
    ['employer', 'Tito travaille au Super V'],
    ['unique', 'Tito et les seuls Tchétchènes de la résidence'],
    ['origin', 'Tito, famille algérienne'],
    ['origin', 'Tito, famille kabyle'],
    ['judicial', 'Tito, sorti de prison le 3 mars'],
    ['unique', 'Elle est la seule collégienne de la résidence'],
    ['kinship', 'le fils de la gardienne fait le guet'],
    ['handle', 'Tito poste sur @tito_37'],
  ])('%s: « %s »', (kind, text) => expect(kinds(text)).toContain(kind));

  test('general statements hold none', () => {
    for (const text of [
      'Intervention en 4e au collège Vauquelin',
      'Éclairage en panne rue des Glycines',
      'Audience solennelle le 14/11',
      'Les 12-17 ans de Tours',
    ]) {
      expect(read(text).findings.filter(({ type }) => type === 'quasiIdentifier')).toEqual([]);
    }
  });
  test('a word that only begins as a street does is none', () => {
    expect(kinds('Tito est monté sur la citerne')).not.toContain('street');
    expect(kinds('Tito dort ruelle des Lilas')).toContain('street');
  });
  test('they add up over the whole document, and three kinds on one person are a block', () => {
    const { quasiIdentifiers } = read('Tito a 17 ans.\nTito est en 5e.\nTito est convoqué à une audience le 14/11.');
    expect(quasiIdentifiers).toHaveLength(1);
    expect(quasiIdentifiers[0]).toMatchObject({ personId: 'mamadou', blocked: true });
    expect(quasiIdentifiers[0]?.estimatedGroup).toBeLessThan(11);
    expect(read('Tito a 17 ans.').quasiIdentifiers[0]).toMatchObject({ blocked: false });
  });
  test('generalising closes the block; keeping with reasons leaves it open for the second person', () => {
    const analysis = read('Tito a 17 ans, il est en 5e, convoqué à une audience le 14/11.');
    expect(openRisks(analysis, [])).toEqual([]);
    const kept = analysis.findings.map(({ id }): Decision => ({
      findingId: id,
      choice: 'keep',
      reason: 'déjà public',
    }));
    expect(openRisks(analysis, kept)).toMatchObject([{ personId: 'mamadou', blocked: true }]);
  });
  test('who signalled is not given away by their office', () => {
    const { findings } = read('signalé par Droz, CPE, veut pas que ça se sache');
    expect(findings.map(({ text }) => text)).toEqual(['Droz', ', CPE', 'veut pas que ça se sache']);
  });
});
