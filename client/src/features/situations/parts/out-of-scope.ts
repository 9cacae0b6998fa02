import { fold } from '../../../shared/ui/fold.ts';

export const outOfScopeKinds = ['health', 'conviction', 'origin', 'support'] as const;
export type OutOfScopeKind = (typeof outOfScopeKinds)[number];

/**
 * Words, folded, that seldom have a place in a follow-up; those of the first line are beginnings of words.
 * Short on purpose: they only bring a reminder, so a miss costs little and a false alarm must stay rare.
 */
const triggers: Record<OutOfScopeKind, { beginnings: string; whole: string }> = {
  health: {
    beginnings:
      'depressi|suicid|psychiatr|psycholog|psychotrop|hospitalis|medicament|diagnosti|handicap|autis|addict|toxicoman|alcool|drogu|scarific|anorexi|schizo|therap',
    whole: 'malade|maladie|tdah|ivre|enceinte|avortement|bipolaire|ordonnance|traitement medical',
  },
  conviction: {
    beginnings: 'condamn|incarcer|ecrou|recidiv',
    whole:
      'prison|sursis|casier|tig|detention|mis en examen|mise en examen|garde a vue|audience|tribunal correctionnel|jugement|mandat de depot|bracelet electronique',
  },
  origin: {
    beginnings: 'ethni|religi|musulman|islam|chretien|tchetchen|maghreb|algerien|marocain|tunisien|africain|converti',
    whole:
      'nationalite|sans papiers|catholique|juif|juive|mosquee|eglise|synagogue|voile|rom|roms|gens du voyage|d origine|turc|turque',
  },
  support: {
    beginnings: 'assistance educative',
    whole:
      'ase|aemo|aed|mjie|juge des enfants|mesure educative|milieu ouvert|information preoccupante|rapport social|suivi educatif|suivi ase|place en foyer|placee en foyer',
  },
};

/**
 * What a follow-up seems to speak of that belongs to the separate procedure for secret information
 * (code de l'action sociale et des familles, art. L. 121-6-2).
 */
export function outOfScope(text: string): OutOfScopeKind[] {
  const folded = fold(text);
  return outOfScopeKinds.filter((kind) => {
    const { beginnings, whole } = triggers[kind];
    return new RegExp(`(^| )((${beginnings})|(${whole})( |$))`).test(folded);
  });
}
