/**
 * Public figures whose names French schools, streets and halls bear again and again. Right after « école », « rue » or
 * « salle » they are the place's name, though they read as a given name and a surname. Folded, without particles; written
 * by hand from common knowledge.
 */
export const EPONYMS: ReadonlySet<string> = new Set(
  `abbe pierre, adolphe thiers, aime cesaire, albert camus, albert einstein, albert schweitzer, alexandre dumas, alfred musset, alphonse daudet,
  alphonse lamartine, antonin artaud, antoine lavoisier, edouard manet, emile augier, emile loubet, helene boucher, jean ferrat, pierre mendes, abbe gregoire, abbe pierre, ambroise croizat, ambroise pare, anatole france, andre breton, andre chenier, andre gide, andre malraux, andre maurois, anne frank,
  antoine saint exupery, aristide briand, arthur rimbaud, auguste comte, auguste renoir, auguste rodin, benjamin franklin, berthe morisot, blaise cendrars,
  blaise pascal, boris vian, camille claudel, camille jullian, camille pissarro, camille saint saens, celestin freinet, charles baudelaire, charles gaulle,
  charles peguy, charles perrault, christine pisan, claude bernard, claude debussy, claude monet, claude nougaro, clement ader, clement marot, danielle casanova,
  danielle mitterrand, denis diderot, denis papin, edgar degas, edgar quinet, edith piaf, edmond rostand, edouard herriot, edouard manet, edouard vaillant,
  elsa triolet, emile durkheim, emile zola, etienne jules marey, eugene delacroix, evariste galois, felix eboue, ferdinand buisson, fernand leger,
  francis poulenc, francois mitterrand, francois rabelais, francois truffaut, francois villon, francoise dolto, francoise sagan, frantz fanon, frederic chopin,
  frederic joliot curie, frederic mistral, gabriel faure, gabriel peri, general gaulle, general leclerc, genevieve anthonioz gaulle, genevieve gaulle anthonioz,
  george sand, georges bizet, georges brassens, georges braque, georges clemenceau, georges guynemer, georges perec, georges pompidou, gerard philipe,
  germaine tillion, gisele halimi, guillaume apollinaire, gustave courbet, gustave eiffel, gustave flaubert, guy maupassant, guy moquet, hector berlioz,
  henri barbusse, henri becquerel, henri bergson, henri dunant, henri matisse, henri poincare, henri wallon, honore balzac, honore daumier, irene joliot curie,
  jacques brel, jacques cartier, jacques chirac, jacques cousteau, jacques monod, jacques offenbach, jacques prevert, jacques tati, jean baptiste clement,
  jean cocteau, jean dame, jean fontaine, jean giono, jean giraudoux, jean jacques rousseau, jean jaures, jean lurcat, jean mace, jean mermoz, jean monnet,
  jean moulin, jean paul sartre, jean perrin, jean philippe rameau, jean racine, jean renoir, jean rostand, jean vilar, jean zay, jeanne arc, joachim bellay,
  joliot curie, joseph kessel, joseph lakanal, josephine baker, jules ferry, jules guesde, jules michelet, jules renard, jules romains, jules valles, jules verne,
  julie victoire daubie, lazare carnot, leo ferre, leo lagrange, leon blum, leon gambetta, leonard vinci, leopold sedar senghor, louis aragon, louis armand,
  louis blanc, louis bleriot, louis braille, louis jouvet, louis lumiere, louis pasteur, louis pergaud, louise michel, louise weiss, lucie aubrac, madame sevigne,
  marc bloch, marc chagall, marcel ayme, marcel cachin, marcel pagnol, marcel proust, marcelin berthelot, marguerite duras, marguerite yourcenar, maria casares,
  maria montessori, marie curie, marie laurencin, martin luther king, maryse bastie, maurice genevoix, maurice ravel, maurice thorez, max jacob, maximilien robespierre,
  michel ange, michel montaigne, missak manouchian, nelson mandela, nicolas copernic, niki saint phalle, olympe gouges, pablo neruda, pablo picasso, paul bert,
  paul cezanne, paul claudel, paul doumer, paul eluard, paul fort, paul gauguin, paul langevin, paul painleve, paul valery, paul verlaine, pauline kergomard,
  pierre beregovoy, pierre brossolette, pierre corneille, pierre coubertin, pierre curie, pierre loti, pierre marie curie, pierre mendes france, pierre perret,
  pierre ronsard, pierre semard, rene cassin, rene char, rene coty, rene descartes, rene laennec, robert badinter, robert debre, robert desnos, robert doisneau,
  robert schuman, roger salengro, roland garros, romain gary, romain rolland, rosa parks, saint exupery, salvador allende, samuel paty, simone beauvoir,
  simone signoret, simone veil, sophie germain, stephane hessel, stephane mallarme, suzanne buisson, theodore monod, theophile gautier, thomas pesquet,
  toussaint louverture, victor hugo, victor schoelcher, vincent auriol, vincent gogh, voltaire, wangari maathai, yannick noah, youri gagarine, yves montand,
  bayard, blanqui, carnot, colbert, danton, desaix, fabre, gutenberg, hoche, jourdan, kleber, lafayette, marat, marceau, massena, mirabeau, richelieu, robespierre, sully, thiers, turenne,
  ampere, arago, balzac, berlioz, bossuet, buffon, cezanne, chateaubriand, clemenceau, condorcet, curie, debussy, descartes, diderot, dolto, eluard, fenelon, ferry,
  flaubert, foch, freinet, gambetta, jaures, joffre, lakanal, lamartine, lavoisier, mandela, mermoz, moliere, montaigne, montesquieu, montessori,
  pagnol, pasteur, picasso, poincare, prevert, rabelais, rimbaud, ronsard, rousseau, senghor, vauban, verlaine, zola`
    .split(',')
    .map((name) => name.trim().replaceAll(/\s+/g, ' ')),
);
