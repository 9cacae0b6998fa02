import { fitFrench, opensSentence } from './french.ts';

/** The sentence after the passage that followed `left` was replaced. */
function written(left: string, replacement: string): string {
  const { takenLeft, text } = fitFrench(left, replacement, opensSentence(left));
  return left.slice(0, left.length - takenLeft) + text;
}

/** left | replacement | sentence obtained. « _ » stands for the space the passage was separated by. */
const CASES = `
Rencontre avec_|un jeune (A)|Rencontre avec un jeune (A)
Visite chez_|une jeune (B)|Visite chez une jeune (B)
On a vu_|une personne (C)|On a vu une personne (C)
la mère de_|un jeune (A)|la mère d’un jeune (A)
la mère de_|une jeune (A)|la mère d’une jeune (A)
le dossier de_|une famille (D)|le dossier d’une famille (D)
le dossier de_|une personne (D)|le dossier d’une personne (D)
le dossier de_|un responsable légal (E)|le dossier d’un responsable légal (E)
le dossier de_|une responsable légale (E)|le dossier d’une responsable légale (E)
le dossier de_|un homme (F)|le dossier d’un homme (F)
le dossier de_|une femme (F)|le dossier d’une femme (F)
la sœur d’|un jeune (A)|la sœur d’un jeune (A)
la sœur d'|un jeune (A)|la sœur d’un jeune (A)
la sœur d’|une jeune (A)|la sœur d’une jeune (A)
l’appel d'|une personne (B)|l’appel d’une personne (B)
on sait que_|un jeune (A)|on sait qu’un jeune (A)
on sait que_|une famille (A)|on sait qu’une famille (A)
on sait qu’|un jeune (A)|on sait qu’un jeune (A)
on sait qu'|une jeune (A)|on sait qu’une jeune (A)
lorsque_|un jeune (A)|lorsqu’un jeune (A)
lorsqu’|un jeune (A)|lorsqu’un jeune (A)
puisque_|une personne (A)|puisqu’une personne (A)
puisqu'|une personne (A)|puisqu’une personne (A)
quoique_|un homme (A)|quoiqu’un homme (A)
on attend jusque_|un jeune (A)|on attend jusqu’à un jeune (A)
on descend jusque_|le parquet|on descend jusqu’au parquet
on descend jusque_|dans le quartier|on descend jusque dans le quartier
on va jusqu’|une famille (A)|on va jusqu’à une famille (A)
on va jusqu’|au collège|on va jusqu’au collège
jusqu’à_|une adresse|jusqu’à une adresse
jusqu’au_|une adresse|jusqu’à une adresse
chez Les_|une famille (A)|chez la famille (A)
visite aux_|une famille (A)|visite à la famille (A)
Chez Les_|une famille (A)|Chez la famille (A)
Les_|une famille (A)|Les membres de la famille (A)
Une certaine_|une personne (A)|Une personne (A)
avec un certain_|une personne (A)|avec une personne (A)
son petit-fils_|une personne (A)|son petit-fils (A)
le couple_|une famille (A)|le couple (A)
un dénommé_|une personne (A)|un dénommé (A)
la fratrie_|une famille (A)|la fratrie (A)
chez_|deux personnes (A)|chez deux personnes (A)
la venue de_|deux personnes (A)|la venue de deux personnes (A)
le_|un collégien|le collégien
vu De_|un jeune (A)|vu d’un jeune (A)
Bilan. La_|un jeune (A)|Bilan. Le jeune (A)
vu La_|un jeune (A)|vu le jeune (A)
Lorsque_|un jeune (A)|Lorsqu’un jeune (A)
Que_|une jeune (A)|Qu’une jeune (A)
courrier à_|un jeune (A)|courrier à un jeune (A)
courrier à_|une famille (A)|courrier à une famille (A)
courrier à_|la mission locale|courrier à la mission locale
courrier à_|le parquet|courrier au parquet
courrier à_|le CCAS|courrier au CCAS
courrier à_|l’association Passerelle|courrier à l’association Passerelle
courrier à_|Habitat Loire|courrier à Habitat Loire
courrier à_|les parents|courrier aux parents
avis de_|la mission locale|avis de la mission locale
avis de_|le parquet|avis du parquet
avis de_|le conseil citoyen|avis du conseil citoyen
avis de_|le CCAS|avis du CCAS
avis de_|l’association Passerelle|avis de l’association Passerelle
avis de_|l’éducation nationale|avis de l’éducation nationale
avis de_|Habitat Loire|avis d’Habitat Loire
avis de_|la police municipale|avis de la police municipale
avis de_|la préfecture|avis de la préfecture
avis de_|les parents|avis des parents
avis d’|le parquet|avis du parquet
avis d’|la mission locale|avis de la mission locale
avis d’|l’association Passerelle|avis de l’association Passerelle
avis d'|la régie de quartier|avis de la régie de quartier
avis d’|les parents|avis des parents
on sait qu’|la mission locale|on sait que la mission locale
on sait qu’|le parquet|on sait que le parquet
on sait qu’|l’association Passerelle|on sait que l’association Passerelle
on sait qu’|Habitat Loire|on sait qu’Habitat Loire
lorsqu’|la préfecture|lorsque la préfecture
puisqu’|le CCAS|puisque le CCAS
selon_|la mission locale|selon la mission locale
par_|le parquet|par le parquet
avec_|l’association Passerelle|avec l’association Passerelle
son fils_|un jeune (A)|son fils (A)
sa fille_|une jeune (A)|sa fille (A)
le frère_|un jeune (A)|le frère (A)
la mère_|une responsable légale (A)|la mère (A)
l’élève_|un jeune (A)|l’élève (A)
le jeune_|un jeune (A)|le jeune (A)
la jeune_|une jeune (A)|la jeune (A)
la petite_|une jeune (A)|la petite (A)
le grand_|un jeune (A)|le grand (A)
sa cousine_|une jeune (A)|sa cousine (A)
son ami_|un jeune (A)|son ami (A)
le locataire_|un homme (A)|le locataire (A)
la voisine_|une femme (A)|la voisine (A)
la situation_|un jeune (A)|la situation (A)
le dossier_|un jeune (A)|le dossier (A)
le nommé_|un homme (A)|le nommé (A)
son tuteur_|un responsable légal (A)|son tuteur (A)
son petit_|un jeune (A)|son petit (A)
le_|un jeune (A)|le jeune (A)
le_|une jeune (A)|la jeune (A)
la_|une jeune (A)|la jeune (A)
la_|un jeune (A)|le jeune (A)
la_|une famille (A)|la famille (A)
les_|une famille (A)|les membres de la famille (A)
Hier les_|une famille (A)|Hier les membres de la famille (A)
avec les_|une famille (A)|avec la famille (A)
vu les_|une famille (A)|vu la famille (A)
des_|une famille (A)|d’une famille (A)
aux_|une famille (A)|à la famille (A)
chez les_|une famille (A)|chez la famille (A)
ce_|un jeune (A)|ce jeune (A)
ce_|une jeune (A)|cette jeune (A)
ce_|un homme (A)|cet homme (A)
cet_|un jeune (A)|ce jeune (A)
cette_|un homme (A)|cet homme (A)
cette_|une personne (A)|cette personne (A)
notre_|un jeune (A)|notre jeune (A)
leur_|une jeune (A)|leur jeune (A)
son_|un jeune (A)|son jeune (A)
son_|une jeune (A)|sa jeune (A)
sa_|une famille (A)|sa famille (A)
mon_|une personne (A)|ma personne (A)
un_|un jeune (A)|un jeune (A)
un_|une jeune (A)|une jeune (A)
une_|un jeune (A)|un jeune (A)
du_|un jeune (A)|du jeune (A)
du_|une jeune (A)|de la jeune (A)
au_|un jeune (A)|au jeune (A)
au_|une jeune (A)|à la jeune (A)
au_|un homme (A)|à l’homme (A)
du_|un homme (A)|de l’homme (A)
le_|un homme (A)|l’homme (A)
la_|un homme (A)|l’homme (A)
l’|un jeune (A)|le jeune (A)
l’|une jeune (A)|la jeune (A)
l'|un homme (A)|l’homme (A)
hall B du_|une adresse|hall B d’une adresse
vu au_|une adresse|vu à une adresse
joignable au_|un numéro de téléphone|joignable à un numéro de téléphone
le_|un numéro de téléphone|le numéro de téléphone
né le_|une date de naissance|né à une date non communiquée
née le_|une date de naissance|née à une date non communiquée
né(e) le_|une date de naissance|né(e) à une date non communiquée
né en_|une date de naissance|né à une date non communiquée
sa date :_|une date de naissance|sa date : une date de naissance
habite_|une adresse|habite une adresse
écrire à_|une adresse électronique|écrire à une adresse électronique
le mail de_|une adresse électronique|le mail d’une adresse électronique
le coiffeur de la_|le quartier|le coiffeur du quartier
les riverains de l’|le quartier|les riverains du quartier
aller à la_|le quartier|aller au quartier
dans la_|le quartier|dans le quartier
le_|la mission locale|la mission locale
la_|le parquet|le parquet
du_|la mission locale|de la mission locale
au_|la mission locale|à la mission locale
du_|le parquet|du parquet
au_|le parquet|au parquet
du_|l’association Passerelle|de l’association Passerelle
au_|l’association Passerelle|à l’association Passerelle
âgé de_|moins de 18 ans|âgé de moins de 18 ans
il a_|moins de 18 ans|il a moins de 18 ans
il a_|entre 18 et 25 ans|il a entre 18 et 25 ans
âgée d’|entre 18 et 25 ans|âgée d’entre 18 et 25 ans
âgé de_|entre 18 et 25 ans|âgé d’entre 18 et 25 ans
on a_|un jeune (A)|on a un jeune (A)
elle a_|une jeune (A)|elle a une jeune (A)
on l’a vu avec_|un jeune (A)|on l’a vu avec un jeune (A)
il le_|un jeune (A)|il le un jeune (A)
exclu_|récemment|exclu récemment
convoqué_|à une date connue|convoqué à une date connue
entre_|un jeune (A)|entre un jeune (A)
un jeune (A) et_|un jeune (B)|un jeune (A) et un jeune (B)
un jeune (A),_|un jeune (B)|un jeune (A), un jeune (B)
reçu (_|un jeune (B)|reçu (un jeune (B)
Fin._|un jeune (A)|Fin. Un jeune (A)
Fini !_|une jeune (A)|Fini ! Une jeune (A)
Vraiment ?_|un jeune (A)|Vraiment ? Un jeune (A)
À suivre…_|une personne (A)|À suivre… Une personne (A)
Situations :_|un jeune (A)|Situations : un jeune (A)
|un jeune (A)|Un jeune (A)
|la mission locale|La mission locale
|l’association Passerelle|L’association Passerelle
|l’éducation nationale|L’éducation nationale
|une adresse|Une adresse
-_|un jeune (A)|- Un jeune (A)
–_|un jeune (A)|– Un jeune (A)
•_|une jeune (A)|• Une jeune (A)
1/_|un jeune (A)|1/ Un jeune (A)
2._|un jeune (A)|2. Un jeune (A)
3)_|une famille (A)|3) Une famille (A)
a)_|une famille (A)|a) Une famille (A)
##_|un jeune (A)|## Un jeune (A)
Il dit :_|un jeune (A)|Il dit : un jeune (A)
Point sur M._|une personne (A)|Point sur M. une personne (A)
voir av._|une personne (A)|voir av. une personne (A)
De_|un jeune (A)|D’un jeune (A)
À_|le parquet|Au parquet
Du_|une jeune (A)|De la jeune (A)
Le_|une jeune (A)|La jeune (A)
de_|un jeune (AB)|d’un jeune (AB)
`
  .trim()
  .split('\n')
  .map(
    (line) =>
      line.split('|').map((part) => part.replace(/(?<=\()_/, '').replaceAll('_', ' ')) as [string, string, string],
  );

describe('a replacement fits its sentence', () => {
  test('the table holds at least 150 cases', () => expect(CASES.length).toBeGreaterThanOrEqual(150));
  test.each(CASES)('« %s » + « %s » reads « %s »', (left, replacement, expected) => {
    expect(written(left, replacement)).toBe(expected);
  });
});
