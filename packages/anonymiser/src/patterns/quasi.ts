import { KINSHIP } from '../lexicon/words.ts';
import { cue, DIGITS } from '../text/cues.ts';
import { levelProposal } from './places.ts';
import { isIn, matchesOf, type Form } from './pattern.ts';

/** The kinds of attribute that single a person out when they add up. */
export type QuasiKind =
  | 'birthDate'
  | 'exactAge'
  | 'school'
  | 'address'
  | 'street'
  | 'commune'
  | 'kinship'
  | 'judicial'
  | 'employer'
  | 'origin'
  | 'unique'
  | 'reporter'
  | 'vehicle'
  | 'handle';

/** A passage of a folded sentence that tells something of the person the sentence is about. */
export interface QuasiHit {
  from: number;
  to: number;
  kind: QuasiKind;
  reason: string;
  proposal: string;
  must: 'mask' | 'decide';
  confidence: number;
}

const KIN = [...KINSHIP.keys()]
  .filter((word) => !['famille', 'ami', 'amie', 'ex', 'femme', 'enfant', 'enfants'].includes(word))
  .join('|');
const PEOPLE =
  'familles?|eleves?|filles?|garcons?|locataires?|habitante?s?|jeunes?|meres?|peres?|couples?|enfants?|residente?s?|occupante?s?|gens|femmes?|hommes?|dames?|collegien(?:ne)?s?|lyceen(?:ne)?s?|mineure?s?|voisine?s?|commercante?s?|retraitee?s?';
const ORIGIN =
  'tchetchenes?|roms?|tsiganes?|gitane?s?|algeriene?n?e?s?|marocaine?s?|tunisiene?n?e?s?|maliene?n?e?s?|senegalaise?s?|guineene?n?e?s?|ivoiriene?n?e?s?|comoriene?n?e?s?|congolaise?s?|mahoraise?s?|turc(?:s|que|ques)?|kurdes?|afghane?s?|syriene?n?e?s?|irakiene?n?e?s?|albanaise?s?|kosovare?s?|roumaine?s?|bulgares?|serbes?|bosniaques?|georgiene?n?e?s?|armeniene?n?e?s?|ukrainiene?n?e?s?|russes?|polonaise?s?|portugaise?s?|chinoise?s?|vietnamiene?n?e?s?|tamoule?s?|sri-lankaise?s?|haitiene?n?e?s?|antillaise?s?|reunionnaise?s?|africaine?s?|maghrebine?s?|musulmane?s?|juifs?|juives?|kabyles?|berberes?|peuls?|soninkes?|bambaras?|tziganes?|manouches?|yeniches?|romanichels?|pakistanaise?s?|bangladaise?s?|libanaise?s?|egyptiene?n?e?s?|iraniene?n?e?s?|somaliene?n?e?s?|erythreene?n?e?s?|soudanaise?s?|ethiopiene?n?e?s?|angolaise?s?|camerounaise?s?|togolaise?s?|beninoise?s?|ghaneene?n?e?s?|nigeriane?s?|mauritaniene?n?e?s?|tchadiene?n?e?s?|gambiene?n?e?s?|cap-verdiene?n?e?s?|bresiliene?n?e?s?|laotiene?n?e?s?|cambodgiene?n?e?s?|macedoniene?n?e?s?|croates?|moldaves?|libyene?n?e?s?|palestiniene?n?e?s?|guyanaise?s?|cingalaise?s?|evangeliques?|temoins de jehovah|gens du voyage|sans[- ]papiers';
const DETERMINER = "(?:l[ea]s? |l'|un |une |des |son |sa |ses |leur |leurs |ce |cet |cette )";
const DETERMINED_KIN = new RegExp(`^${DETERMINER}`, 'u');
const DAYS = 'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche';
const DAY = `(?:${DAYS})`;
const WHEN = `(?:depuis (?:le )?(?:${DAY}|\\d{1,2}(?:er)?(?:[/ ][\\p{L}\\d]{1,9})?)|(?:le |ce |au |du )?(?:${DAY} )?\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|le (?:${DAY} )?\\d{1,2}(?:er)?(?: (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre))?(?: \\d{4})?|(?:${DAY})(?: dernier| prochain)?)`;

const KINSHIP_LINK: Form = {
  needs: cue(KIN),
  expression: new RegExp(
    `(?<!\\p{L})(${DETERMINER}?(?:(?:petite?|grande?|jeune|ancien|ancienne|dernier|derniere) )?(?:${KIN}))(?= (?:de |du |des )| d')( (?:de la|du|de l'|des) ?(?:gardiene?n?e?|concierge|voisine?|boulangere?|epiciere?|directrice|directeur|maire|coiffeuse|coiffeur|principale?|cantiniere|assistante maternelle|pharmacienne?|medecin))?`,
    'gu',
  ),
};
const ONLY: Form = {
  needs: cue('(?:seule?s?|unique)s?'),
  expression: new RegExp(
    `(?<!\\p{L})(?:le |la |les |l')(?:seule?s?|unique)s? (?:\\p{L}{2,20} ){0,1}?(?:${PEOPLE}|${ORIGIN})(?!\\p{L})(?: (?:${ORIGIN}))?(?: (?:de la|du|de l'|des|de) ?(?:residence|quartier|immeuble|cite|batiment|hall|classe|college|ecole|rue|etage|tour))?`,
    'gu',
  ),
};
const ORIGINS: Form = {
  needs: cue(ORIGIN),
  expression: new RegExp(`(?<!\\p{L})(?:d'origine )?(?:${ORIGIN})(?!\\p{L})`, 'gu'),
};
const JUDICIAL_WORDS =
  'audience|jugee?s?|jugement|convoquee?s?|convocation|garde a vue|gav|tribunal|pjj|incarceree?|detention|ecrouee?|condamnee?|crpc|comparution|sursis|mis en examen|mise en examen|placee?s?|controle judiciaire|bracelet|interpellee?s?|exclue?s?|exclusion|conseil de discipline|expulsee?s?|expulsion|perquisition|plainte|prison|liberee?s?|liberation|liberable|detenue?s?|mandat de depot|semi-liberte|probation';
const JUDICIAL: Form = {
  needs: cue(JUDICIAL_WORDS),
  expression: new RegExp(`(?<!\\p{L})(?:${JUDICIAL_WORDS})(?!\\p{L})`, 'u'),
};
const DATES: Form = {
  needs: DIGITS | cue(DAYS),
  expression: new RegExp(`(?<![\\p{L}\\d/])${WHEN}(?![\\p{L}\\d/])`, 'gu'),
};
const JOBS =
  'travaille|bosse|employee?|apprentie?|stagiaire|caissiere?|vendeuse|vendeur|agent|serveuse|serveur|embauchee?|interim|cuisiniere?|livreur|femme de menage|vigile|aide[- ]soignante';
const EMPLOYER: Form = {
  needs: cue(JOBS),
  expression: new RegExp(
    `(?<!\\p{L})(?:${JOBS}) (?:[\\p{L}]{3,12} )?((?:chez|au|a la|a l'|aux|dans (?:un|une|le|la)) ?[\\p{L}\\d][\\p{L}\\d'&-]{1,24}(?: [\\p{L}\\d'&-]{1,20})?)`,
    'gu',
  ),
};
const DETERMINED = /(?<!\p{L})(?:la|l'|le|cette|une) $/u;
const STREET_ONLY: Form = {
  needs: cue('rue|ruelle|avenue|boulevard|allee|impasse|chemin|square|residence|cite'),
  expression:
    /(?<!\p{L})(?:rue|ruelle|avenue|boulevard|allee|impasse|chemin|square|residence|cite)(?= )(?: (?:des?|du|la|le|les|de la|de l'|d'))? ?[\p{L}][\p{L}'-]{2,30}(?: [\p{L}'-]{3,30})?/gu,
};
const SCHOOL_NAME: Form = {
  needs: cue('college|lycee|ecole'),
  expression:
    /(?<!\p{L})(?:(?:college|lycee|ecole)(?: (?:pro|prive|public|professionnel|elementaire|primaire|maternelle))?) ([\p{L}][\p{L}'-]{2,30}(?: [\p{L}'-]{3,30})?)/gu,
};
const LEVEL: Form = {
  needs: DIGITS | cue('seconde|premiere|terminale|cp|cap|segpa|ulis'),
  expression:
    /(?<![\p{L}\d])(en |de |d')?((?:6|5|4|3)(?:e|eme|ieme)|(?:2|1)(?:nde|de|re|ere)|seconde|premiere|terminale|cp|ce1|ce2|cm1|cm2|cap|segpa|ulis|upe2a)(?![\p{L}\d])(?! (?:plainte|fois|etage|signalement|mediation|rappel|intervention|visite|rdv|rendez|relance|reunion|avertissement|trimestre|arrondissement|age|place|personne|convocation|incident|rang|tour|edition|axe|volet|point|partie|phase))/gu,
};
/** « à Valmont », « vers Tours ». */
const TOWARDS: Form = {
  needs: cue('a|vers|sur'),
  expression: /(?<!\p{L})(a|vers|sur) (\p{L}[\p{L}'-]{2,30}(?:-\p{L}[\p{L}'-]{0,20}){0,4})/gu,
};
const SECRET: Form = {
  needs: cue('veut|veulent|souhaite|souhaitent|sceau|couvert|d?etre'),
  expression:
    /(?<!\p{L})(?:ne )?(?:veut|veulent|souhaite|souhaitent) (?:pas|surtout pas) (?:que (?:ca|cela) se sache|etre citee?s?|que (?:son|leur) nom)|sous (?:le )?(?:sceau du secret|couvert d'anonymat)|(?:ne veut pas|refuse) d'?etre citee?/gu,
};
const ROLE_AFTER =
  /^ ?, (?:le |la |l')?(cpe|directrice|directeur|proviseure?|principale?|gardienne?|concierge|infirmiere|assistante sociale|as|professeure?|prof|surveillante?|aed|aesh|educatrice|educateur|boulangere?|pharmacienne?|medecin|facteur|postiere?|voisine?)(?!\p{L})/u;

/** People a sentence speaks of without naming them: « une dame du 3e », « un petit de 6e ». */
const PERSONS =
  'dame|monsieur|homme|femme|petite?|gamine?|gosse|garcon|fille|jeune|ado|adolescente?|eleve|collegiene?n?e?|lyceene?n?e?|locataire|voisine?|mineure?|mere|pere|maman|papa|famille|couple|fils|frere|soeur|cousine?|neveu|niece|oncle|tante';
const UNNAMED: Form = {
  needs: cue(PERSONS),
  expression: new RegExp(
    `(?<!\\p{L})(?:une?|le|la|ce|cette) (?:(?:petite?|jeune|vieille|vieux) )?(?:${PERSONS})(?!\\p{L})`,
    'u',
  ),
};

/** Whether a folded sentence speaks of one person who is not named. */
export const speaksOfSomeone = (sentence: string, cues: number): boolean =>
  isIn(UNNAMED, sentence, cues) || [...matchesOf(ONLY, sentence, cues)].length > 0;

/** Whether a folded sentence goes on about whom the one before it named: « Il habite… », « Audience le 14/11 ». */
export const goesOn = (sentence: string, cues: number): boolean =>
  GOES_ON.test(sentence) || isIn(JUDICIAL, sentence, cues);

const GOES_ON = /^[^\p{L}]{0,6}(?:ils?|elles?|son|sa|ses|leurs?|lui)(?!\p{L})/u;

/**
 * Attributes told in one folded sentence that speaks of someone.
 * @param cues what the words of its block may be, as bits (see text/cues.ts)
 */
export function quasiHits(
  sentence: string,
  cues: number,
  isCommune: (name: string) => boolean,
  capital: (at: number) => boolean,
): QuasiHit[] {
  const hits: QuasiHit[] = [];
  const add = (
    from: number,
    to: number,
    kind: QuasiKind,
    reason: string,
    proposal: string,
    must: 'mask' | 'decide' = 'mask',
    confidence = 0.6,
  ): void => {
    hits.push({ from, to, kind, reason, proposal, must, confidence });
  };
  for (const match of matchesOf(KINSHIP_LINK, sentence, cues)) {
    const word = /\p{L}+(?:-\p{L}+)?$/u.exec(match[1] ?? '')?.[0] ?? '';
    const determined = DETERMINED_KIN.test(match[1] ?? '');
    const term = KINSHIP.get(word) ?? 'un proche';
    const from = match.index;
    add(
      from,
      from + match[0].length,
      'kinship',
      'Lien de parenté qui désigne une personne',
      determined ? term : term.replace(/^une? /, ''),
    );
  }
  for (const match of matchesOf(ONLY, sentence, cues))
    add(
      match.index,
      match.index + match[0].length,
      'unique',
      '« Le seul », « les seules » : désigne à coup sûr',
      /^(?:les)/.test(match[0]) ? 'des habitants' : 'une personne',
      'decide',
      0.8,
    );
  for (const match of matchesOf(ORIGINS, sentence, cues))
    add(
      match.index,
      match.index + match[0].length,
      'origin',
      'Origine ou religion : n’a pas sa place dans un compte rendu',
      '',
      'decide',
      0.7,
    );
  if (isIn(JUDICIAL, sentence, cues)) {
    for (const match of matchesOf(DATES, sentence, cues))
      add(
        match.index,
        match.index + match[0].length,
        'judicial',
        'Date d’un fait judiciaire ou disciplinaire',
        match[0].startsWith('depuis') ? 'récemment' : 'à une date connue',
      );
  }
  for (const match of matchesOf(EMPLOYER, sentence, cues)) {
    const place = match[1] ?? '';
    const from = match.index + match[0].length - place.length;
    add(from, from + place.length, 'employer', 'Employeur d’une personne', 'chez un employeur');
  }
  for (const match of matchesOf(STREET_ONLY, sentence, cues)) {
    if (!/\d ?(?:bis|ter)?,? ?$/.test(sentence.slice(0, match.index)))
      add(
        match.index,
        match.index + nameEnd(sentence, match[0], match.index, capital),
        'street',
        'Rue ou résidence d’une personne',
        DETERMINED.test(sentence.slice(Math.max(0, match.index - 8), match.index)) ? 'le quartier' : 'dans le quartier',
      );
  }
  for (const match of matchesOf(SCHOOL_NAME, sentence, cues)) {
    const at = match.index + match[0].length - (match[1] ?? '').length;
    if (capital(at))
      add(
        at,
        match.index + nameEnd(sentence, match[0], match.index, capital),
        'school',
        'Établissement d’une personne',
        '',
      );
  }
  for (const match of matchesOf(LEVEL, sentence, cues)) {
    if (
      /(?:dame|monsieur|locataire|voisine?|famille|etage|au|du) (?:du |au )?$/.test(
        sentence.slice(Math.max(0, match.index - 14), match.index),
      ) &&
      !match[1]
    )
      continue;
    add(
      match.index,
      match.index + match[0].length,
      'school',
      'Classe d’une personne',
      levelProposal(match[2] ?? '', match[0], sentence, match.index),
    );
  }
  for (const match of matchesOf(TOWARDS, sentence, cues)) {
    const name = match[2] ?? '';
    const from = match.index + match[0].length - name.length;
    if (capital(from) && isCommune(name))
      add(match.index, from + name.length, 'commune', 'Commune d’une personne', 'dans une autre commune');
  }
  for (const match of matchesOf(SECRET, sentence, cues))
    add(
      match.index,
      match.index + match[0].length,
      'reporter',
      'Désigne qui a signalé',
      'signalement confidentiel',
      'decide',
      0.7,
    );
  return hits;
}

/** A street or school name goes on while its words have capitals. */
function nameEnd(sentence: string, whole: string, from: number, capital: (at: number) => boolean): number {
  const last = /^(.*\p{L}) (\p{L}[\p{L}'-]*)$/su.exec(whole);
  if (!last || capital(from + (last[1] ?? '').length + 1)) return whole.length;
  return sentence.startsWith(whole, from) && /(?:des?|du|la|le|les|l'|d') ?$/.test(`${last[1] ?? ''} `)
    ? whole.length
    : (last[1] ?? whole).length;
}

/** The office written right after a reporter's name: « Droz, CPE ». */
export function roleAfter(text: string): { length: number; role: string } | null {
  const match = ROLE_AFTER.exec(text);
  return match ? { length: match[0].length, role: match[1] ?? '' } : null;
}
