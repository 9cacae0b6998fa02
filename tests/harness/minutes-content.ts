import type { MinutesContent } from '@huis-clos/contracts';

/** Which minutes these are, when files are made of them. */
export const identity = { number: '2026-3', edition: 1, replaces: null, publishedOn: '2026-10-20' };
/** Longer than a page leaves room for in one cell. */
const long = 'Une phrase qui se répète pour remplir la page de ce compte rendu. '.repeat(60).trim();

/** Minutes with something in every part. */
export const content: MinutesContent = {
  commune: 'Valmont-sur-Loire',
  logoId: null,
  bodyName: 'Groupe de travail Jeunesse',
  meetingOn: '2026-10-08',
  place: 'salle du conseil',
  attendance: [
    { label: 'CCAS', status: 'excused' },
    { label: 'Association Passerelle (éducateur)', status: 'present' },
  ],
  agenda: ['Retour sur les actions', 'Examen de situations'],
  exchanges: [
    { kind: 'heading', level: 2, text: 'Déscolarisation' },
    { kind: 'paragraph', level: null, text: 'Le collège compte 12 élèves absents ; une alerte est proposée.' },
    { kind: 'listItem', level: null, text: 'Chantiers jeunes : « très bon retour »' },
  ],
  situations: [{ kind: 'paragraph', level: null, text: 'Un jeune (K) ne vient plus au collège.' }],
  decisions: [{ number: 1, text: 'Alerte hebdomadaire jusqu’en décembre.' }],
  actions: [
    { what: 'Visite à domicile', who: 'Association Passerelle', dueOn: '2026-10-13' },
    { what: long, who: 'Collège', dueOn: null },
  ],
  nextMeetingOn: '2026-11-05',
};
