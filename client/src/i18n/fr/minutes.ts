import { plural } from '../plural.ts';

/** « n° 3/2026 », « n° 3/2026, version 2 »; `number` is « 2026-3 ». */
function numbered(number: string, edition = 1): string {
  const [year = '', rank = ''] = number.split('-');
  return `n°\u00a0${rank}/${year}${edition > 1 ? `, version\u00a0${edition}` : ''}`;
}

export const minutes = {
  library: {
    page: 'Comptes rendus',
    intro: 'Versions publiées, nominatifs occultés.',
    year: 'Année',
    body: 'Instance',
    anyYear: 'Toutes les années',
    anyBody: 'Toutes les instances',
    count: (count: number) => plural(count, 'compte rendu', 'comptes rendus'),
    empty: 'Aucun compte rendu publié',
    emptyText: 'Les comptes rendus publiés à vos instances se lisent ici.',
    meetingOf: (day: string) => `Séance du ${day}`,
    withdrawn: 'Retiré',
  },
  numbered,
  search: {
    label: 'Rechercher dans les comptes rendus',
    placeholder: 'Un mot, plusieurs mots',
    help: 'Dans le texte des comptes rendus que vous pouvez lire. Tous les mots doivent s’y trouver.',
    searching: 'Recherche en cours…',
    found: (count: number) =>
      count === 0
        ? 'Aucun compte rendu ne contient ces mots.'
        : plural(count, 'compte rendu trouvé', 'comptes rendus trouvés'),
  },
  page: (day: string) => `Compte rendu du ${day}`,
  document: {
    title: 'Compte rendu',
    council: 'Conseil local de sécurité et de prévention de la délinquance',
    masked: 'Version publiée, nominatifs occultés',
    replaces: (edition: number, day: string) => `Remplace la version\u00a0${edition}, retirée le ${day}.`,
    heldOn: (day: string, place: string) => `Séance du ${day}, ${place}`,
    attendance: 'Présences',
    attendanceUnknown: 'Les présences n’ont pas été relevées.',
    participant: 'Participant',
    status: 'Présence',
    agenda: 'Ordre du jour',
    exchanges: 'Échanges',
    situations: 'Situations examinées',
    decisions: 'Relevé de décisions',
    actions: 'Actions à mener',
    what: 'Quoi',
    who: 'Qui',
    dueOn: 'Échéance',
    noDate: 'Sans échéance',
    nextMeeting: 'Prochaine séance',
  },
  docx: 'Télécharger en Word',
  odt: 'Télécharger en ODT',
  pdf: 'Télécharger en PDF',
  print: 'Imprimer',
  toLibrary: 'Comptes rendus',
  withdrawn: {
    title: (number: string, edition: number, day: string) =>
      `Compte rendu ${numbered(number)}, version\u00a0${edition}, retiré le ${day}`,
    text: 'Son texte n’est plus lisible par personne. Détruisez les copies que vous en auriez gardées.',
    because: {
      leak: 'Motif\u00a0: une personne y est reconnaissable.',
      mistake: 'Motif\u00a0: il contient une erreur.',
      replaced: 'Motif\u00a0: une autre version le remplace.',
    },
    replacedBy: (edition: number) => `Lire la version\u00a0${edition}, qui le remplace`,
    noReplacement: 'Aucune version ne l’a encore remplacé.',
    replace: 'Préparer la version de remplacement',
    replaceHelp: 'Elle repart de la relecture déjà faite.',
    breach: 'La violation de données est inscrite au registre',
  },
  readings: {
    title: 'Qui l’a eu sous les yeux',
    intro: 'D’après le journal des consultations, tant qu’il était publié. Ces personnes sont à prévenir.',
    empty: 'Personne ne l’a ouvert ni téléchargé.',
    person: 'Personne',
    organisation: 'Organisation',
    first: 'Première fois',
    last: 'Dernière fois',
    copy: 'Copie',
    downloaded: 'A téléchargé un fichier',
    seen: 'Lu à l’écran',
  },
  missed: {
    title: 'Ce qui a échappé à la relecture',
    intro: 'Recherché désormais dans tous les projets de compte rendu du groupe.',
    empty: 'Rien n’a encore été signalé.',
    label: 'Nom, surnom, numéro ou adresse laissé dans le texte',
    labelMany: 'Ce qui a été laissé dans le texte',
    help: 'Un par ligne. Lu par le seul groupe, et recherché dans ses prochains comptes rendus.',
    add: 'Signaler',
    done: 'Le groupe le recherchera dans ses comptes rendus.',
    drop: (text: string) => `Ne plus rechercher «\u00a0${text}\u00a0»`,
    dropped: 'N’est plus recherché.',
  },
  withdraw: {
    open: 'Retirer ce compte rendu',
    title: 'Retirer ce compte rendu',
    consequences:
      'Le texte disparaît aussitôt pour tous ses lecteurs, y compris dans les pages ouvertes, et il est effacé de la base. Un marqueur « retiré » reste à sa place. Les fichiers déjà téléchargés et les sauvegardes ne peuvent pas être repris.',
    reason: 'Pourquoi',
    reasons: {
      leak: 'Une personne y est reconnaissable',
      mistake: 'Il contient une erreur',
      replaced: 'Une autre version le remplace',
    },
    breach:
      'La violation de données sera inscrite au registre du délégué à la protection des données, avec 72 heures pour la notifier à la CNIL.',
    confirm: 'Retirer maintenant',
    done: 'Le compte rendu est retiré.',
  },
};
