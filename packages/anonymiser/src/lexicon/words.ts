/** A list written as one string, folded by hand (no accent, lower case). */
/** Words parted by spaces, as a set. */
export const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Grammatical words: never a name by themselves, whatever the capital. */
export const FUNCTION_WORDS = list(`
  le la les l un une des d de du au aux a et ou ni mais or car donc que qu qui quoi dont quand comment pourquoi si
  ne n pas plus moins tres trop peu assez bien mal deja encore toujours jamais aussi alors ainsi puis ensuite enfin
  je j tu t il elle on nous vous ils elles me m te se s lui leur leurs y en moi toi soi eux
  mon ma mes ton ta tes son sa ses notre nos votre vos ce c cet cette ces cela ca ceci celui celle ceux celles
  dans par pour sur sous avec sans chez vers entre contre depuis pendant durant avant apres des jusque jusqu lors
  lorsque lorsqu puisque puisqu parce comme malgre selon sauf hors outre voici voila via
  tout toute tous toutes autre autres meme memes chaque plusieurs quelque quelques certains certaines aucun aucune nul
  est es suis sont etait etaient sera seront serait ete etre etant a ai as ont avait avaient aura auront aurait avoir eu
  fait faire va vont peut peuvent doit doivent faut ici la ou oui non ok merci
  quel quelle quels quelles lequel laquelle lesquels lesquelles auquel duquel desquels ci ex re
  rien personne beaucoup chacun chacune quelqu aujourd hui presqu quoiqu entr
`);

/** Particles inside names. */
export const PARTICLES = list(`
  de du des d la le les l lo van von der den ter ten vande vander el al ben bin ibn abou abu bou ould ait ai da do dos das di del della
  dello degli mac mc o n m saint sainte st ste san santa y e zu zur af av
`);

/** Those that are no French words: they always belong to the name. */
export const FOREIGN_PARTICLES = list(
  'van von der den ter el al ben bin ibn abou abu ould ait da dos do di del della lo mac mc o san saint sainte',
);

/** Ways a note taker shortens words, and recent or professional words dictionaries lack. */
export const ABBREVIATIONS = list(`
  vu vus rdv rdvs rv tjrs tjs tj tjr jrs jr pb pbs qd qq qqs qqn qqch qqun pr prs ds ss ac cad cf svp stp nb nbx nbse nbr ok ko hs tt tte tts ttes
  bcp pdt pdts cpdt pcq pcque psq dc ts mtn auj ajd ajrd hier cdt cr crs pv odj ordj tél tel fax mail mails email emails port rep resp ref refs env
  min mins sec hre hres sem semaine trim janv fev fevr avr juil sept oct nov dec lun mar mer jeu ven sam dim
  hebdo mensu coordo coordos info infos doc docs dispo dispos asso assos prof profs sympa appart apparts appt appts apt apts bat bats esc etg rdc
  resid quart bld bd av all imp chem pl sq ch num dept depts agglo metro reunion sociaux medico psy psys educ educs educspe anim anims
  scol descol descolarise descolarisee descolarises descolarisees descolarisation rescolarisation rescolarise decrocheur decrocheuse decrocheurs decrocheuses
  parentalite primo multirecidive multirecidiviste videosurveillance videoprotection videoverbalisation visiophone visiophones visio visios
  digicode digicodes vigik interphone incivilite incivilites addictions addictologie addictif binome binomes referente referentes referent
  coconstruction coordonnateur coordonnatrice intervenant intervenante copro copros dechetterie dechetteries covid smartphone smartphones
  whatsapp snap snaps snapchat insta instagram tiktok facebook twitter youtube messenger telegram discord signal netflix playstation
  scooter scooters trottinette quad rodeo rodeos mobylette gilet deal deals dealer dealers dealent dealait guetteur guetteurs chouf choufs
  wifi internet online numerique usb web site sites podcast blog flyer flyers kit kits stand stands sport sports street workout city stade
  microprojet microprojets multipartenarial multipartenariale interinstitutionnel interbailleurs interbailleur multisites pluriannuel pluriannuelle
  codev copil cotech cotechs copils distanciel presentiel feedback mailing planning plannings reporting brainstorming workshop pdf excel word
  genre inclusif inclusive numeriques geolocalisation cyberharcelement cyber harceleur radicalise deradicalisation radicalisation prostitution
  transphobie homophobie homophobes lgbt autoentrepreneur microentreprise alternance apprenti apprentie apprentis parcoursup pronote educonnect
  squat squats squatteur squatteurs graff graffs tag tags barbeuc barbecue barbecues quinzaine antistup stups stup shit beuh weed crack proto
  ptit ptite ptits ptites gamin gamine gosse gosses mec mecs meuf meufs keuf keufs bagnole bagnoles boulot boulots taf bosse bosser galere
  concertation prefectoral prefectorale prefectoraux communal intercommunal intercommunale intercommunales plurielle tranquillite
  diag diags eval evals prev prevs inscr partenarial partenariale partenariales partenariaux sociojudiciaire socioeducatif socioeducative
  sociocultuel socioculturel socioculturelle psychosocial psychosociale mediateur mediatrice mediateurs mediatrices antenne
  tram trams bus rer tgv parking parkings skatepark city-stade skate boxe futsal judo rap slam hip hop
  slt msg bjr bsr dsl qqpart rdvs prof profs princ
  st ste cie ets sté sarl no nos art al alinea etc idem ibid id ie eg vs via ht ttc eur euros kms km kmh mn h hs j
`);

/** Acronyms of the public service and its partners; written in capitals they are not persons. */
export const ACRONYMS = list(`
  clspd cispd cdsp cmdspd fipd fipdr sg cipdr cipd adil adll alsh apl arcom ars asca ase aemo aed aei aesh aap afpa agefiph anah ancv anru ansm apv ass astreinte
  atsem avs bac bafa bafd bep bts bit bp bpdj brav bsi bst bsu bvp caf cap carsat casnav cc ccas ccapex ccf cd cdad cdaph cdas cdc cddf cdi cdd cdef cdj
  ce cesc cesce cfa cfpe cg cgct cgt chrs chu cias cidff cidpr cio cisp citi clae clas clat clis cloe clic clsm cls cmp cmpp cmu cn cnil cnav cnaf cnfpt cni cpe cpam
  cpef cph cpm cpip cpo cr crip crf crpf crs csa csapa csc csf csp csu ctg cts ctj cvs cvl cuc cv dasen dasen ddcs ddets ddetspp ddfip ddpjj ddsp ddtm ddt dgs dga dgcl
  dgpn dipn dipj disp dma dpj dpo dps drac draaf drajes dreal dreets dsden dsp dst edf edi ehpad ejd enedis enm ensp epa epci epe epide epj epm epn eps ept erp esat espe ess ete etp
  faj fas fgti fjt fnars fle fo fpt fsl fsu fts gdf gendarmerie gie gip gir gmsi gnd gn gpo gpec gpds gpra grdf grs gt gltd gpep gtd gup had hcr hlm hp idf ime impro insee ips ira ird irts ise isp itep itt iut
  jaf jap jar je jdc jeunesse jo js jt lad lap ldh lep lgbt lgbtqi lp lpa lv maia mda mdph mds mecs mfr mgen mie mij miviludes mjc mjd mjie mldds mlds mlij mna mnei mous ms msa msp mjpm
  nao nrp oai odj ohs omi ong onu opah oph ophlm opj oqtf opp orse ot pacte pacs paj pass pav pcr pcs pdalhpd pdasr pedt pel pep pia pij pim pj pjj pjm plie plh pli plu plui pm pmi pms pmr
  pn pnru ppa ppms ppsmj pps prado pre prij psc psh psig psq pspl ptsm pv qd qpc qpv rased rasp rats rbpp rdc rep reps rerqi rgpd ris rib rmi rnr rps rqth rsa rse rtt rup saei saf samu sap sauo sav
  sdis sdjes siret siren segpa sess sessad siao siel sig sip sipj smic smur sncf sne snu soi spip spf spa sppe spst sru stg stif sve svs taj tag te tcsp tgi tig tij tj tle tms tmd tns to tpe tr ts tspe tva tvb tzr
  udaf ufcv ufnafaam uems ufr ula ulis umj unaf unesco unicef unml upe2a ups urhaj urssaf usb usep uspn vad vae vff vif vifs vih vip vmef vpn vss vtt zac zad zep zrr zsp zus zup
  pal rv ras rh nb ok cf pdf ia tv cb sms mms gps dvd cd hs svp rsvp npc ppt id ca cap cqp sst psc1 ag ca cr pva rdv ml cs pia sos usa ue uk url faq tbc ko
  vtc pad ps gt gtt cef cer ueat uemo uehc uehd jld cra erea camsp cjc caarud gav
`);

/** Words that open the name of an institution or a place: the capitals that follow are its name, not a person's. */
export const INSTITUTION_HEADS = list(`
  association assoc asso college lycee ecole ecoles maternelle creche universite faculte institut campus centre maison foyer residence mission
  cite quartier secteur ilot zac zup parc jardin square place rue ruelle avenue boulevard bd bld av allee allees impasse chemin passage quai cours route
  sentier sente voie villa esplanade mail rond-point pont gare station arret ligne stade gymnase piscine complexe salle espace terrain plaine hopital clinique
  ehpad chrs mairie ville commune metropole agglomeration agglo communaute departement region prefecture sous-prefecture tribunal parquet cour
  police gendarmerie commissariat brigade habitat bailleur office groupe societe entreprise magasin supermarche supermarche hypermarche boulangerie cafe bar restaurant
  brasserie hotel club federation ligue fondation comite conseil regie service services direction pole plateforme dispositif programme plan projet operation
  chantier festival fete theatre cinema mediatheque bibliotheque ludotheque musee eglise mosquee temple synagogue cimetiere marche halle
  syndicat collectif ong fonds caisse agence cabinet bureau point relais antenne accueil epicerie resto super lotissement domaine hameau tour barre
  passerelle viaduc parvis parking tunnel ile lac foret bois
  faubourg colleges lycees rues avenues boulevards quartiers residences cites squares parcs gymnases stades foyers
  batiment bat bloc hall immeuble etablissement internat clg lyc lp lep coll gs elementaire primaire conservatoire lieu-dit zone territorial territoriale
`);

/** Common nouns, adjectives and titles of offices often written with a capital. */
export const OFFICE_WORDS = list(`
  madame monsieur mesdames messieurs mademoiselle maire adjoint adjointe prefet prefete sous-prefet procureur procureure substitut substitute juge president presidente
  directeur directrice principal principale proviseur proviseure chef cheffe commissaire commandant capitaine lieutenant brigadier major adjudant gendarme policier policiere
  coordonnateur coordonnatrice coordinateur coordinatrice delegue deleguee referent referente educateur educatrice mediateur mediatrice inspecteur inspectrice
  conseiller conseillere assistant assistante infirmier infirmiere medecin docteur avocat avocate maitre psychologue gardien gardienne concierge bailleur
  etat nation republique france etatique europe loire prefecture parquet police ville mairie commune departement region conseil comite commission groupe mission
  formation pleniere restreinte technique jeunesse education nationale municipale municipal nationale national departemental departementale regional regionale
  presents presentes present presente excuses excuse excusees absents absent absente invites invite ordre jour compte rendu seance reunion date lieu objet
  actions action decisions decision situations situation questions divers diverses point points preconisations preconisation observations observation
  prochaine suite suites relance bilan rappel proposition propositions constat constats annexe tableau titre article axe fiche mesure objectif objectifs
  association habitat social sociale sociaux action centre maison protection judiciaire enfance famille familles securite prevention delinquance stationnement circulation voirie urbanisme proprete sante
  lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
  toussaint noel paques pentecote ascension assomption ramadan aid nouvel carnaval halloween armistice avent careme printemps ete automne hiver vacances rentree
  nord sud est ouest haute basse nouvelle premiere
  chambre union inspection inspections observatoire defenseur garde sceaux ministere ministre assemblee senat depute deputee gouvernement
  academie rectorat recteur rectrice chancellerie samu forum salon semaine journee journees rencontres assises charte convention contrat pacte
  protocole loi code circulaire decret arrete rapport budget diagnostic schema strategie cellule equipe unite conference congres secretariat
  secretaire greffiere intendant intendante web net citoyen citoyens citoyenne solidarite egalite travail insertion logement finances
  dossier courrier visite appel suivi audition convocation entretien plainte signalement retour orientation placement mediation hospitalisation
  interieur defense affaires etrangeres ecoute voisins vigilants ambassade consulat
  responsable responsables participants etaient emargement qui quoi quand echeance pilote porteur porteurs statut etat avancement commentaire commentaires
`);

/** Kinship words, each with the term that says it without saying whose. */
export const KINSHIP: ReadonlyMap<string, string> = new Map(
  `mere:un parent|pere:un parent|maman:un parent|mamans:des parents|papa:un parent|papas:des parents|parents:les parents|frere:un proche|freres:des proches|soeur:un proche|soeurs:des proches|fils:un enfant|fille:un enfant|filles:des enfants|fillette:un enfant|
  oncle:un proche|tante:un proche|tata:un proche|tonton:un proche|cousin:un proche|cousine:un proche|cousins:des proches|neveu:un proche|niece:un proche|grand-mere:un proche|grand-pere:un proche|mamie:un proche|papi:un proche|papy:un proche|
  beau-pere:un proche|belle-mere:un proche|beau-frere:un proche|belle-soeur:un proche|demi-frere:un proche|demi-soeur:un proche|jumeau:un proche|jumelle:un proche|jumeaux:des proches|jumelles:des proches|mari:un proche|femme:un proche|epouse:un proche|epoux:un proche|compagnon:un proche|compagne:un proche|
  conjoint:un proche|conjointe:un proche|copain:un proche|copine:un proche|ami:un proche|amie:un proche|tuteur:un responsable légal|tutrice:un responsable légal|marraine:un proche|parrain:un proche|gamin:un enfant|gamine:un enfant|gosse:un enfant|ex:un proche|veuve:un proche|veuf:un proche|petit-fils:un enfant|petite-fille:un enfant|enfant:un enfant|enfants:des enfants|famille:une famille|
  daron:un parent|daronne:un parent|darons:les parents|reuf:un proche|reum:un parent|frerot:un proche|tatie:un proche|pote:un proche|potes:des proches|poto:un proche`
    .split('|')
    .map((entry) => entry.trim().split(':') as [string, string]),
);

/** Forms of address and ranks that announce a name. */
export const TITLES = list(`
  m mr mme mlle mmes mm monsieur madame mademoiselle dr docteur me maitre pr professeur famille familles brigadier adjudant capitaine lieutenant commandant
  commissaire gardien major marechal sergent adj bgd brig cne lt cdt agent chef consorts veuve vve soeur pere abbe imam
  messieurs mesdames monsieur epoux eleve
`);

/** Common nouns that stand just before a name and keep their own article. */
export const PERSON_NOUNS = list(`
  jeune enfant eleve fils fille frere soeur mere pere maman papa parent oncle tante cousin cousine neveu niece ami amie copain copine compagnon compagne
  mari femme epoux epouse garcon collegien collegienne lyceen lyceenne mineur mineure adolescent adolescente ado bebe gamin gamine gosse petit petite grand grande
  freres soeurs fils filles cousins cousines neveux nieces jumeaux jumelles enfants parents jeunes
  dame homme locataire voisin voisine habitant habitante usager apprenti apprentie stagiaire jumeau jumelle aine ainee cadet cadette nomme nommee dit dite
  tuteur tutrice gardien gardienne caissier coiffeur patron patronne victime auteur situation dossier cas surnomme surnommee prenomme prenommee pauvre
  petit-fils petite-fille daron daronne pote poto couple fratrie clan menage denomme denommee
  grand-mere grand-pere beau-pere belle-mere beau-frere belle-soeur demi-frere demi-soeur
`);

/** What announces a nickname. */
export const NICKNAME_MARKS = list(
  'dit dite alias surnomme surnommee surnom aka pseudo blase nomme nommee prenomme prenommee prenom nom appele appelee nee',
);

export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  'zero:0 un:1 une:1 deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9 dix:10 onze:11 douze:12 treize:13 quatorze:14 quinze:15 seize:16 vingt:20 vingts:20 trente:30 quarante:40 cinquante:50 soixante:60 septante:70 huitante:80 octante:80 nonante:90 cent:100'
    .split(' ')
    .map((entry) => {
      const [word = '', value = ''] = entry.split(':');
      return [word, Number(value)] as const;
    }),
);

export const DAYS = 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' ');

export const MONTHS = 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(' ');

/** Large things with proper names that are no persons: countries, peoples left out, brands and networks met in notes. */
export const KNOWN_PROPER = list(`
  france europe afrique maghreb algerie maroc tunisie mali senegal guinee comores mayotte guadeloupe martinique guyane reunion portugal espagne italie belgique suisse
  allemagne angleterre turquie syrie irak iran afghanistan ukraine russie georgie armenie roumanie bulgarie pologne chine vietnam inde pakistan congo cameroun ivoire
  paris lyon marseille toulouse nantes lille bordeaux strasbourg rennes tours loire seine rhone garonne rhin bretagne normandie alsace lorraine bourgogne provence occitanie aquitaine
  snapchat instagram tiktok facebook twitter whatsapp youtube google microsoft apple samsung iphone android discord telegram messenger netflix playstation xbox fortnite
  peugeot renault citroen clio twingo megane golf polo audi bmw mercedes volkswagen fiat yamaha honda kawasaki suzuki piaggio vespa tmax
  carrefour lidl leclerc auchan casino intermarche franprix monoprix aldi mcdonald mcdo quick kebab decathlon ikea amazon uber deliveroo leboncoin airbnb
  emploi secours populaire catholique croix rouge restos coeur emmaus medecins cimade urssaf pronote parcoursup internet word excel zoom teams
  action-logement adoma ratp keolis transdev orange sfr bouygues free edf engie veolia suez poste
`);
