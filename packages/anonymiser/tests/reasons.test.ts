import { analyse } from '../src/index.ts';
import { blocksOf, gazetteers, registry } from './registry.ts';

/** One passage at least of every reason that holds a colon or quotation marks. */
const NOTES = `Le petit Zyxwek et "Vlkto" traînent. Yanis Belkadry, dossier 88214, vu le 3 mars 1981 avec le Tonnerre.
Les seuls Tchétchènes de la résidence se plaignent de Karim en 2026. Enzo rappelle. Le fils de Belkadri est là.`;

describe('the reasons a reviewer reads', () => {
  const reasons = [
    ...new Set(analyse(blocksOf(NOTES), registry, gazetteers).findings.flatMap((finding) => finding.reasons)),
  ];
  it('hold a no-break space before a colon and inside quotation marks', () => {
    expect(reasons.filter((reason) => /[:«»]/.test(reason)).length).toBeGreaterThanOrEqual(5);
    for (const reason of reasons) expect(reason).not.toMatch(/ [:;?!»]|« /);
  });
});
