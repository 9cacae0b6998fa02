/**
 * Names of the invented people of the corpus, written by hand from what a French town hears, without looking at the
 * detector's lists: some are in them, some are not. `f`, `m` for given names.
 */
export const GIVEN = {
  f: 'Inès Lina Lana Kenza Jade Louane Aïcha Fatoumata Mariam Rokhaya Ndeye Aminata Assetou Khadija Naïma Zineb Soraya Yousra Houda Chaïma Ikram Nesrine Wafa Siham Malika Djamila Rachida Fatima-Zohra Marie-Laure Anne-Sophie Marie-Thérèse Élodie Aurélie Océane Maëlle Gwenaëlle Nolwenn Énora Léonie Héloïse Apolline Clémence Capucine Rose Marine Violette Victoire Prudence Constance Ludivine Sandrine Josiane Ginette Monique Bernadette Simone Raymonde Jeannine Svetlana Oksana Tetiana Irina Ioana Mihaela Elena Milica Jasmina Dilnoza Aygül Elif Zeynep Esra Gülşen Dilara Thi-Mai Linh Ngoc Xiu Mei Yuki Priya Lakshmi Anjali Meera Kavitha Lucía Itziar Conceição Fernanda Graziella Chiara Giulia Makeda Selam Hirut Nadège Marie-Ange Guerline Widline Rosemonde Titaina Heimata Malia'.split(
    ' ',
  ),
  m: 'Yanis Enzo Mamadou Ibrahim Moussa Souleymane Bakary Cheikh Ousmane Demba Samba Boubacar Seydou Abdoulaye Kofi Kwame Chukwuemeka Emeka Jean-Bosco Dieudonné Fabrice Didier Mohamed Mehdi Bilal Sofiane Nassim Walid Rayan Ilyes Anouar Abdelkrim Abderrahmane Noureddine Hicham Tarik Redouane Kévin Jordan Dylan Brandon Steeven Killian Mathéo Timéo Gabin Nolan Maël Ewen Yann Loïc Gwendal Tugdual Jean-Baptiste Jean-Pierre Pierre Paul Côme Aymeric Foucauld Gauthier Thibault Ludovic Thierry Bruno Gérard Lucien Marcel Roger André Dragan Goran Zoran Vasile Ionut Florin Dimitri Sergueï Oleksandr Taras Magomed Aslan Ruslan Zaur Emre Mehmet Oğuzhan Serkan Rojhat Azad Minh Tuan Quang Duc Wei Hao Arjun Suresh Rajan Vikram Kumaran Sanjeevan Nuno Tiago João Rui Iker Unai Alessandro Matteo Haile Tesfay Yonas Wilner Jeff Stanley Teiki Manoa Steevy'.split(
    ' ',
  ),
};

export const SURNAMES =
  'Belkadri Ferroudj|Le Goff|de la Roche|Kowalczyk|Traoré|Dupont|Nguyên|N’Diaye|Martin|Petit|Bernard|Lefebvre|Garnier|Rousseau|Chevalier|Boulanger|Charpentier|Marchand|Berger|Roche|Legrand|Leblanc|Rose|Vidal|Perrin|Guillou|Le Bihan|Kerviel|Quéméner|Le Bras|Kermarrec|Etchegaray|Etcheverry|Irigoyen|Haristoy|Schmitt|Klein|Muller|Schwartz|Oberlé|Zimmermann|Van den Berghe|Vandenbroucke|Debruyne|Delattre|Dhaenens|Benali|Bouzidi|Cherif|Haddad|Amrani|El Amrani|Ben Youssef|Aït Ouali|Boukhari|Zerrouki|Khelifi|Mansouri|Bensalah|Tazi|Ouedraogo|Sawadogo|Kaboré|Zongo|Diallo|Barry|Bah|Sow|Camara|Keïta|Coulibaly|Konaté|Sissoko|Dembélé|Touré|Cissé|Diarra|Fofana|Kouyaté|Sané|Diatta|Mbaye|Gueye|Fall|Ndoye|Koné|Koffi|Kouassi|N’Guessan|Yao|Mensah|Adjovi|Houngbédji|Mbemba|Makosso|Loubaki|Tshibangu|Mukendi|Kabongo|Ilunga|Nzinga|Okafor|Adeyemi|Balogun|Tesfaye|Gebremedhin|Popescu|Ionescu|Dumitru|Ciobanu|Petrović|Jovanović|Hadžić|Dervishi|Hoxha|Gashi|Kadyrov|Dudaev|Akhmadov|Saïdov|Mkrtchyan|Sargsyan|Shevchenko|Bondarenko|Kovalenko|Ivanov|Smirnov|Wiśniewski|Lewandowski|Nowak|Wójcik|Yıldız|Öztürk|Demir|Kaya|Şahin|Arslan|Tran|Pham|Huynh|Dang|Vo|Le|Chen|Wang|Zhang|Lim|Kim|Nakamura|Sivakumar|Rajaratnam|Selvarajah|Patel|Singh|Kaur|da Silva|dos Santos|Ferreira|de Oliveira|Gonçalves|Teixeira|Pereira|García|Fernández|Ibáñez|Rodríguez|Di Marco|Esposito|D’Angelo|Lo Presti|Bianchi|O’Connor|McCarthy|Jean-Baptiste|Pierre-Louis|Saint-Fleur|Désir|Joseph|Charles|Telemaque|Hoarau|Payet|Grondin|Boyer|Teihotu|Tuheiava|Atonio|Poulain|Hernandez|Tixier|Fauconnier|Desbois|Aubry|Maunoury|Gicquel|Thoumieux|Bazire|Quillévéré|Zyromski|Wroblewski|Brzezinski|Ait Taleb|Boumediene|Lacaze|Peyrat|Castagnède|Puech|Fabre|Roumégoux'
    .replace('Belkadri Ferroudj', 'Belkadri|Ferroudj')
    .split('|');

export const NICKNAMES =
  'Tito Yaya Momo Ibou Zizou Kiki Biggy Le-Z Titi Nono Kev Ryry Dodo Bouba Soso Juju Lulu Papou Mimi Zak Riton Gigi Chouchou Tchoupi Gros-Lard Snake Blackos Le-Chinois Boulette La-Puce Crevette Scarface Kéké Doudou Malabar Picsou'
    .split(' ')
    .map((name) => name.replace('-', ' '));
