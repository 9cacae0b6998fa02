import { isValidIBAN } from 'ibantools';
import { matches, type PatternHit } from './pattern.ts';

const EMAIL =
  /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}(?: ?\[?(?:@|\(at\)|\[at\]| arobase ) ?\]?)(?:[\p{L}\d-]{1,63}\.){1,4}[\p{L}]{2,12}(?![\p{L}\d])/gu;
const LINK = /(?<!\p{L})(?:https?:\/\/|www\.)[^\s<>"«»]{3,2000}/gu;
const HANDLE = /(?<![\p{L}\d@])@ ?[\p{L}\d_][\p{L}\d_.-]{1,40}/gu;
const NETWORK =
  /(?<!\p{L})(?:snap(?:chat)?|insta(?:gram)?|tik ?tok|facebook|fb|twitter|telegram|discord|pseudo|whatsapp|youtube|twitch|messenger)(?: ?(?:[:=]|est|sous|nom|pseudo|compte|"|«) ?){1,3}([\p{L}\d_.-]{3,40})/gu;
const UNDERSCORED =
  /(?<![\p{L}\d_@./])(?=[\p{L}\d_.]{4,40}(?![\p{L}\d_]))\p{L}[\p{L}\d.]{0,30}_[\p{L}\d_.]{1,30}(?<!\.)/gu;
const FILE_NAME =
  /(?<![\p{L}\d_/\\.-])[\p{L}\d_()[\]&'.-]{1,120}\.(?:xlsx?|docx?|odt|ods|odp|pptx?|pdf|csv|txt|rtf|jpe?g|png|gif|heic|mp[34]|mov|avi|wav|m4a|zip|eml|msg|html?)(?![\p{L}\d])/gu;
const IBAN = /(?<![\p{L}\d])[a-z]{2}\d{2}(?:[ .-]?[a-z\d]{4}){3,7}(?:[ .-]?[a-z\d]{1,3})?(?![\p{L}\d])/gu;
const PLATE = /(?<![\p{L}\d])([a-hj-np-tv-z]{2})([ -]{0,3})(\d{3})([ -]{0,3})([a-hj-np-tv-z]{2})(?![\p{L}\d])/gu;
const OLD_PLATE = /(?<![\p{L}\d])(\d{1,4})([ -]{0,2})([a-z]{2,3})([ -]{0,2})(\d{2}|2[ab]|97\d)(?![\p{L}\d])/gu;
const VEHICLE =
  /immat|plaque|scooter|voiture|moto|vehicule|quad|clio|megane|golf|polo|bmw|audi|peugeot|renault|citroen|tmax|camion|utilitaire|twingo/;

/** E-mails, links, handles, file names, bank accounts and number plates of one folded block. */
export function scanIdentifiers(text: string, original: (from: number, to: number) => string): PatternHit[] {
  const hits: PatternHit[] = [];
  const add = (
    from: number,
    to: number,
    type: PatternHit['type'],
    reason: string,
    confidence: number,
    proposal: string,
  ): void => {
    hits.push({ from, to, type, reason, confidence, must: 'mask', proposal });
  };
  if (/@|arobase|\bat\b/.test(text)) {
    for (const match of matches(EMAIL, text))
      add(
        match.index,
        match.index + match[0].length,
        'email',
        'Adresse électronique',
        0.99,
        'une adresse électronique',
      );
    for (const match of matches(HANDLE, text))
      add(
        match.index,
        match.index + match[0].length,
        'handle',
        'Pseudonyme de réseau social',
        0.9,
        'un compte de réseau social',
      );
  }
  for (const match of matches(LINK, text))
    add(match.index, match.index + match[0].length, 'handle', 'Lien', 0.8, 'une page en ligne');
  for (const match of matches(NETWORK, text)) {
    const name = match[1] ?? '';
    const from = match.index + match[0].length - name.length;
    if (/[\d_.]|^.{0,40}$/.test(name) && !NOT_HANDLES.has(name))
      add(from, from + name.length, 'handle', 'Nom donné sur un réseau social', 0.7, 'un compte de réseau social');
  }
  if (text.includes('_'))
    for (const match of matches(UNDERSCORED, text))
      add(
        match.index,
        match.index + match[0].length,
        'handle',
        'Forme d’un pseudonyme',
        0.7,
        'un compte de réseau social',
      );
  if (text.includes('.'))
    for (const match of matches(FILE_NAME, text))
      add(match.index, match.index + match[0].length, 'fileName', 'Nom de fichier', 0.95, 'un document');
  for (const match of matches(IBAN, text)) {
    const compact = match[0].replace(/[^a-z\d]/g, '').toUpperCase();
    const digits = compact.replace(/\D/g, '').length;
    if (isValidIBAN(compact))
      add(match.index, match.index + match[0].length, 'iban', 'Compte bancaire', 0.99, 'un compte bancaire');
    else if (digits >= 10)
      add(match.index, match.index + match[0].length, 'iban', 'Forme d’un compte bancaire', 0.7, 'un compte bancaire');
  }
  scanPlates(text, original, add);
  return hits;
}

const NOT_HANDLES = new Set('les des une pour avec dans sur qui que est pas par tout comme aux son ses'.split(' '));

function scanPlates(
  text: string,
  original: (from: number, to: number) => string,
  add: (from: number, to: number, type: 'plate', reason: string, confidence: number, proposal: string) => void,
): void {
  for (const match of matches(PLATE, text)) {
    const [whole, , one = '', , two = ''] = match;
    const written = original(match.index, match.index + whole.length);
    const capitals = written === written.toUpperCase();
    const joined = one === two && one.trim() !== '' ? true : one === '' && two === '';
    if (capitals || joined || nearVehicle(text, match.index))
      add(match.index, match.index + whole.length, 'plate', 'Plaque d’immatriculation', 0.95, 'un véhicule');
  }
  for (const match of matches(OLD_PLATE, text)) {
    const [whole] = match;
    const written = original(match.index, match.index + whole.length);
    const capitals = written === written.toUpperCase() && !/^\d{1,2} ?(?:H|A|ET|OU)/.test(written);
    if (capitals || nearVehicle(text, match.index))
      add(
        match.index,
        match.index + whole.length,
        'plate',
        'Plaque d’immatriculation (ancienne)',
        capitals ? 0.85 : 0.6,
        'un véhicule',
      );
  }
}

function nearVehicle(text: string, at: number): boolean {
  return VEHICLE.test(text.slice(Math.max(0, at - 40), at));
}
