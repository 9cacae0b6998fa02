/** The charter a new council begins with; the coordinator replaces it by the council's own. Paragraphs are separated by blank lines. */
export const defaultCharter = {
  title: 'Charte déontologique pour l’échange d’informations',
  text: `Cette charte s’applique aux groupes de travail à vocation thématique ou territoriale du conseil local de sécurité et de prévention de la délinquance. Elle précise comment leurs membres échangent des informations sur des situations individuelles ou familiales.

Je participe au groupe au titre de mon institution, et pour cela seulement. Je reste soumis au secret professionnel ou au devoir de discrétion qui s’attache à mes fonctions.

Je ne communique que les faits utiles pour s’assurer qu’une situation est prise en charge de façon appropriée, sans entrer dans le détail des suivis sociaux, éducatifs, médicaux ou judiciaires. Je n’inscris ni jugement, ni origine, ni état de santé, ni motif de condamnation.

Les informations de caractère secret relèvent d’une procédure distincte, prévue à l’article L121-6-2 du code de l’action sociale et des familles. Elles n’ont pas leur place ici.

Ce qui est dit et écrit dans le groupe ne le quitte pas. Les comptes rendus qui en sortent sont relus par deux membres et ne permettent de reconnaître personne.

Les personnes concernées sont informées que leur situation est évoquée, sauf si cela les met en danger ou nuit à une procédure. Elles peuvent demander à connaître et à faire rectifier ce qui les concerne.

Je n’utilise que mon propre compte, je ne photographie ni ne recopie ce que je lis, et je signale aussitôt au coordonnateur et au délégué à la protection des données toute divulgation, même supposée.

Mes consultations sont enregistrées. Mon accès cesse le jour où je quitte le groupe.`,
};
