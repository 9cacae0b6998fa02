import type { ErrorBody, ErrorCode } from '@huis-clos/contracts';

/** Which HTTP status says each error; a code without one does not compile. */
export const httpStatus: Record<ErrorCode, number> = {
  INVALID_INPUT: 400,
  NOT_SIGNED_IN: 401,
  WRONG_CREDENTIALS: 401,
  TOO_MANY_ATTEMPTS: 429,
  WEAK_PASSPHRASE: 422,
  LINK_EXPIRED: 410,
  NOT_FOUND: 404,
  CHARTER_UNSIGNED: 403,
  CONFLICT: 409,
  ALREADY_EXISTS: 409,
  SITUATION_CLOSED: 409,
  IMPORT_UNREADABLE: 422,
  UNDECIDED_FINDINGS: 409,
  SOURCE_CHANGED: 409,
  SAME_PERSON: 403,
  WRONG_STATE: 409,
  LEAK_FOUND: 409,
  BLOCKED_QUASI_IDENTIFIERS: 409,
  FOREIGN_ORIGIN: 403,
  TOO_LARGE: 413,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** What a user reads; each says what to do. A service may give a closer sentence of its own. */
const sentences: Record<ErrorCode, string> = {
  INVALID_INPUT: 'Certaines informations ne sont pas au format attendu. Corrigez-les puis recommencez.',
  NOT_SIGNED_IN: 'Votre session avait pris fin\u00a0: rien n’a été enregistré. Reconnectez-vous, puis recommencez.',
  WRONG_CREDENTIALS:
    'Identifiant ou phrase de passe incorrects. Vérifiez la saisie, ou demandez un nouveau lien au coordonnateur.',
  TOO_MANY_ATTEMPTS: 'Trop d’essais. Patientez quelques minutes avant de recommencer.',
  WEAK_PASSPHRASE: 'Cette phrase de passe est trop facile à deviner. Choisissez plusieurs mots sans lien entre eux.',
  LINK_EXPIRED: 'Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau au coordonnateur.',
  NOT_FOUND: 'Cette page n’existe pas ou ne vous est pas ouverte.',
  CHARTER_UNSIGNED: 'Signez d’abord la charte déontologique en vigueur.',
  CONFLICT:
    'Quelqu’un a modifié cet élément entre-temps. Rechargez pour voir sa version, puis refaites votre changement.',
  ALREADY_EXISTS: 'Cet élément existe déjà.',
  SITUATION_CLOSED: 'Cette situation est close. Rouvrez-la avant de la modifier.',
  IMPORT_UNREADABLE:
    'Ce tableau ne peut pas être lu. Enregistrez-le au format CSV, séparateur point-virgule, avec sa ligne d’en-têtes.',
  UNDECIDED_FINDINGS: 'Des passages attendent encore une décision. Décidez-les tous avant de continuer.',
  SOURCE_CHANGED:
    'Les notes, la séance ou les fiches ont changé depuis ce brouillon. Reprenez les notes avant de continuer.',
  SAME_PERSON: 'La personne qui certifie doit être un autre membre du groupe que celle qui a préparé.',
  WRONG_STATE: 'Cette étape n’est pas possible dans l’état actuel du compte rendu. Rechargez la page.',
  LEAK_FOUND:
    'Un nom ou un identifiant subsiste dans le texte à publier. Reprenez la relecture\u00a0: rien n’a été publié.',
  BLOCKED_QUASI_IDENTIFIERS:
    'Une personne reste reconnaissable par recoupement. Généralisez, ou écrivez pourquoi cela peut partir.',
  FOREIGN_ORIGIN: 'Cette demande ne vient pas de la page de l’application. Rechargez la page.',
  TOO_LARGE: 'C’est trop volumineux. Réduisez la taille puis recommencez.',
  UNAVAILABLE: 'Le service est momentanément indisponible. Gardez cette page ouverte et réessayez dans un instant.',
  INTERNAL:
    'Une erreur est survenue\u00a0; elle a été notée. Réessayez, et citez le numéro de la demande si elle se répète.',
};

/** A refusal with its code. Its message is for users, in French, and holds nothing nominative. */
export class AppError extends Error {
  override name = 'AppError';
  readonly code: ErrorCode;
  readonly fields: ErrorBody['fields'];

  constructor(code: ErrorCode, message = sentences[code], fields?: ErrorBody['fields']) {
    super(message);
    this.code = code;
    this.fields = fields;
  }
}

export const notFound = (): AppError => new AppError('NOT_FOUND');

/** What the operator must mend before the server can start: `main` prints it as one line and exits with 1. */
export class StartupError extends Error {
  override name = 'StartupError';
}
