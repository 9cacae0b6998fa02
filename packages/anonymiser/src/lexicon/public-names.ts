/**
 * Names of public knowledge that name nobody: what a reader of any French town's minutes takes for an institution, a
 * brand, a newspaper, a foreign town. Folded; written by hand from common knowledge. A word that the lists of names know
 * too is left out when it is looked up (see classify.ts): a person comes first.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Written in capitals: offices, unions, insurers, federations, laws, techniques. */
export const PUBLIC_ACRONYMS = list(`
  fcpe peep apel unaape cgc cftc cfdt unsa fnsea medef cpme umih gnri maif macif maaf matmut mgen gmf cic bnp lcl bpce bpi cdc anct insee ssmsi onisep
  cnaf apf adapei unapei agefiph fiphfp ufolep fsgt ffsu efus fnepe cnlaps uniopss nexem adsea umif acsea adsso aemf cofrac afnor iso afev cemea unhaj
  clemi canope dsden has anesm hcsp mildeca ofdt csapa caarud dgesco dgcs dacg dpjj dgsi dgsn dcpj brb bri gign crs dcsp ddpn dtpn dipn pnf jirs umj
  uhsi ssiad saad savs samsah camsp cmpea cattp hdj ime sessad dime ditep esrp mecs ideh mna jeij tpe jap ccapex apl als alf fsl siao huda cph spada
  ofii ofpra cnda oqtf irtf sdsei utpas mds umd cms ucsd edas sdit msd cmsd gpis suge rtm tcl tcar tgv ratp sncf vtc epci pld plui scot zfe zan dpe led
  usb qgis gps sig api tnt gsm imei imsi nfc rfid ktm bmw vw psa mg tmax atv edpm vae suv gti gpl adblue psg om ol osc losc fff fft ffr ffbb ffjda fis
  uefa fifa cio usep unss ffsa ffe acab fdp lbd thc cbd ghb gbl pcp nps dga dgst dgs drh dsi dst dcs ccid cao clect asl afu aful sci sarl sas scop scic
  eurl sa gie sem spl epl epa epic bpjeps dejeps dut bts bep cqp gqs psc afgsu pse ssiap cej crij bij cidj anlci opco faf fongecif agff agirc arrco
  carsat cpam msa ssi rsi cnav cramif ircantec cecos cegidd uaped ufnafaam cefh fnsf fncidff avft mfpf anef fnars cimade gisti ldh licra mrap fidh msf
  unhcr oms onu otan ue bce fmi ocde omc unesco unicef tdah tsa dys avc irm ivg imc sida vih ist bpco epp ems cmp pts asvp atsem apj apja opj bpt bst
  psig bmo gav crpc cja cjm cpp csi csp cgct cesda ceseda cedh cjue cnds ddd hatvp dlpaj ht ttc tva tvc npai sms mms rcs vhf nrbc pca ppr ppri ppms opi
  dicrim
`);

/** With a capital: brands, media, networks, medicines, software, foreign towns and countries, landlords, large associations. */
export const PUBLIC_NAMES = list(`
  fnac darty primark kiabi nocibe decathlon intersport babou centrakor castorama bricomarche mcdonalds starbucks kfc dominos otacos pmu fdj samsung
  huawei xiaomi oppo nokia nintendo logitech lenovo asus genetec hikvision dahua milestone reebok shein temu vinted aliexpress cdiscount rakuten
  husqvarna ducati ktm derbi rieju aprilia gilera scania iveco skoda dacia toyota nissan hyundai dott blablacar heetch velib citiz yespark macif matmut
  groupama allianz generali natixis boursorama revolut paypal orpea korian domitys foncia nexity bouygues eiffage veolia suez engie enedis grdf edf
  totalenergies dalkia cofely insee cerfa urssaf pix pharos cybermalveillance pronote parcoursup moncompteformation ameli francetravail efus emmaus
  unicef unesco interpol europol frontex greenpeace amnesty oxfam windows linux android excel powerpoint outlook sharepoint onedrive dropbox wetransfer
  doodle framadate limesurvey trello webex jitsi wordpress canva chatgpt openai anthropic telegram grindr onlyfans twitch linkedin bluesky mastodon
  messenger lyrica rivotril subutex tramadol tercian ritaline doliprane pregabaline netflix deezer mediapart alger oran tunis sfax rabat casablanca
  marrakech tanger fes meknes agadir dakar bamako conakry abidjan yaounde douala libreville kinshasa brazzaville niamey ouagadougou cotonou
  nouakchott antananarivo djibouti khartoum mogadiscio abuja accra nairobi maputo pretoria johannesburg benghazi
  beyrouth alep bagdad teheran istanbul ankara izmir kaboul islamabad karachi delhi bombay pekin shanghai hanoi saigon bangkok tokyo seoul moscou
  kiev kyiv odessa minsk tbilissi erevan bakou grozny bucarest sofia belgrade zagreb sarajevo pristina tirana skopje athenes naples madrid
  barcelone seville lisbonne londres manchester birmingham dublin berlin hambourg francfort munich dusseldorf bruxelles anvers gand liege
  charleroi amsterdam rotterdam utrecht luxembourg geneve lausanne zurich prague varsovie cracovie budapest copenhague stockholm malmo oslo helsinki
  montreal quebec toronto ottawa washington boston chicago miami mexico bogota caracas brasilia dubai doha riyad djeddah essonne
  yvelines vaucluse ardeche gironde dordogne correze cantal lozere aveyron moselle meuse jura nievre ardennes aisne calvados sarthe
   vendee charente gers tarn ariege finistere morbihan transilien noctilien keolis transdev flixbus
`);

/** Several words that together name an association, a bank, a place; each alone may be a word or a name. */
export const PUBLIC_PHRASES: readonly (readonly string[])[] = `
  emmaus habitat, emmaus connect, emmaus solidarite, emmaus france, croix rouge, croix rouge francaise, secours populaire, secours catholique, secours islamique, restos du coeur, armee du salut, medecins du monde, medecins sans frontieres,
  petits freres des pauvres, apprentis d auteuil, orphelins apprentis d auteuil, fondation abbe pierre, fondation de france, france victimes, france benevolat, france travail,
  planning familial, ligue de l enseignement, leo lagrange, unis cite, voisins vigilants, habitat et humanisme, action logement, sos mediterranee, sos racisme, sos amitie, sos medecins, sos femmes,
  stop harcelement, nuit debout, banque postale, banque alimentaire, banque de france, banque des territoires, caisse d epargne, caisse des depots, credit mutuel, credit agricole, societe generale,
  credit municipal, la poste, le monde, le figaro, le parisien, la voix du nord, ouest france, sud ouest, la provence, nice matin, grand paris, grand lyon, grand est, grand frais,
  uber eats, google maps, google drive, leroy merlin, burger king, foot locker, call of duty, louis vuitton, ralph lauren, air max, nike tech, rolls royce, harley davidson, land rover, alfa romeo,
  saint sylvestre, saint valentin, fete nationale, octobre rose, mois sans tabac,
  tel aviv, new york, los angeles, las vegas, san francisco, rio de janeiro, buenos aires, sao paulo, le caire, la haye, la mecque, hong kong, cap vert, sri lanka, costa rica, rico,
  trisomie 21, sida info service, drogues info service, alcooliques anonymes, jeunesse et sports, ville vie vacances, place nette, place nette xxl, coupe du monde, coupe de france, tour de france,
  cafe des parents, ecole ouverte, vacances apprenantes, devoirs faits, quartiers d ete, quartiers d automne, quartiers 2030, premier ministre, premiere ministre`
  .split(',')
  .map((phrase) =>
    phrase
      .trim()
      .split(/\s+/)
      .filter((word) => !/^\d/.test(word)),
  )
  .filter((words) => words.length > 1);
