export const charter = {
  page: 'Charte déontologique',
  inForce: (day: string) => `En vigueur depuis le ${day}`,
  version: (version: number) => `version ${version}`,
  gateTitle: 'Avant d’entrer dans le groupe',
  gateText:
    'Ce groupe échange des informations sur des personnes. Vous les lirez après avoir lu et signé la charte déontologique. Votre signature est datée et conservée.',
  sign: 'J’ai lu la charte et je m’engage à la respecter',
  signed: (when: string) => `Vous avez signé cette version le ${when}.`,
  notNeeded: 'Vous ne siégez dans aucun groupe de travail : la signature ne vous est pas demandée.',
  thanks: 'Votre signature est enregistrée.',
  none: 'Aucune charte n’est encore en vigueur.',
};
