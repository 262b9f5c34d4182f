/**
 * What the bulk articles talk of. Actors and objects are singular noun phrases and verbs are transitive with
 * « avoir », so that every combination agrees.
 */
type Words = readonly [string, ...string[]]
export type Theme = {
  slug: string
  /** Share of the newspaper. */
  weight: number
  actors: Words
  past: Words
  present: Words
  objects: Words
  roles: readonly [{ f: string; m: string }, ...{ f: string; m: string }[]]
  quotes: Words
  headings: Words
}

const words = (text: string): Words =>
  text.split('|').map((part) => part.trim().replace(/\s+/g, ' ')) as never

export const themes: readonly [Theme, ...Theme[]] = [
  {
    slug: 'politique',
    weight: 21,
    actors: words(`
      le conseil municipal | la majorité | l’opposition | la préfecture | le tribunal administratif |
      l’agglomération | le conseil départemental | la commission des finances | le bureau du maire |
      la région | le collectif citoyen | la chambre des comptes`),
    past: words(`
      a adopté | a repoussé | a amendé | a défendu | a suspendu | a rouvert | a contesté | a voté |
      a présenté | a validé | a retiré | a chiffré`),
    present: words(`
      adopte | repousse | amende | défend | suspend | conteste | vote | présente | valide | retire | ajourne`),
    objects: words(`
      le budget primitif | la taxe sur les logements vacants | le plan de circulation |
      la charte de la participation | le pacte financier | l’emprunt de dix millions |
      la délégation des transports | le schéma de stationnement | l’arrêté sur les terrasses |
      la subvention aux associations | le calendrier des conseils de quartier |
      la fusion des deux syndicats | le règlement intérieur | l’audit des marchés publics |
      la vidéosurveillance du quai | le plan local d’urbanisme | la régie des eaux |
      la vente de l’ancienne sous-préfecture | le référendum local | la prime des agents`),
    roles: [
      { f: 'adjointe aux finances', m: 'adjoint aux finances' },
      { f: 'conseillère d’opposition', m: 'conseiller d’opposition' },
      { f: 'présidente de groupe', m: 'président de groupe' },
      { f: 'directrice générale des services', m: 'directeur général des services' },
      { f: 'députée de la circonscription', m: 'député de la circonscription' },
    ],
    quotes: words(`
      Nous voterons contre, et nous dirons pourquoi | Ce texte engage la ville pour quinze ans |
      Personne ne nous a transmis les annexes | On ne gouverne pas une commune avec un tableur |
      Le débat a eu lieu, il a même duré jusqu’à minuit | Je préfère un mauvais vote à un bon silence |
      La dette n’est pas un gros mot, c’est un choix | Il faudra rendre des comptes avant la fin du mandat |
      Nous avions prévenu dès le mois de mars | Une promesse se tient ou se retire, elle ne s’étale pas`),
    headings: words(`
      Un vote serré | Ce que dit la délibération | Deux ans de réunions | La facture en débat |
      L’opposition divisée | Un calendrier contraint | Ce qui change pour les habitants |
      Le précédent de l’an dernier`),
  },
  {
    slug: 'societe',
    weight: 25,
    actors: words(`
      l’hôpital | le rectorat | l’association des locataires | le bailleur social |
      la caisse d’allocations | le centre social | le collège des Glycines | la gendarmerie | le parquet |
      la mission locale | le syndicat des infirmières | l’école de la rue Haute`),
    past: words(`
      a ouvert | a fermé | a signalé | a dénoncé | a réclamé | a obtenu | a retardé | a financé |
      a expérimenté | a abandonné | a relancé | a détaillé`),
    present: words(`
      ouvre | ferme | dénonce | réclame | obtient | retarde | finance | expérimente | abandonne | relance |
      attend`),
    objects: words(`
      la maison de santé | le dortoir de l’internat | la réhabilitation de la cité des Peupliers |
      l’accueil de nuit | le service de pédiatrie | la crèche associative | le plan grand froid |
      la permanence juridique | le transport scolaire | l’épicerie solidaire |
      le registre des personnes isolées | la brigade de nuit | la classe passerelle |
      l’enquête sur le bruit | le foyer des jeunes travailleurs | la cantine à un euro |
      le numéro d’écoute | l’expulsion de la rue des Mégissiers | la maison des aidants |
      le cours de français du soir`),
    roles: [
      { f: 'infirmière', m: 'infirmier' },
      { f: 'mère de deux élèves', m: 'père de deux élèves' },
      { f: 'directrice du centre social', m: 'directeur du centre social' },
      { f: 'locataire depuis vingt ans', m: 'locataire depuis vingt ans' },
      { f: 'éducatrice', m: 'éducateur' },
      { f: 'médecin urgentiste', m: 'médecin urgentiste' },
    ],
    quotes: words(`
      On tient parce qu’on se relaie | Mes enfants font leurs devoirs dans la cuisine, avec leurs manteaux |
      Le dossier est complet depuis l’été | Nous ne demandons pas une faveur, nous demandons une date |
      La nuit, il n’y a plus personne à appeler |
      Il a fallu que la radio vienne pour que l’ascenseur reparte |
      Les gens arrivent de plus en plus tard, et de plus en plus mal |
      Je n’avais jamais poussé cette porte avant |
      Un an d’attente, pour un enfant de trois ans, c’est un tiers de sa vie |
      On nous parle de moyens, on nous envoie des affiches`),
    headings: words(`
      Une liste d’attente qui s’allonge | Des nuits sans médecin | Ce que demandent les familles |
      Un provisoire qui dure | La réponse de l’administration | À bout de bras | Des chiffres têtus |
      Trois pistes pour l’hiver`),
  },
  {
    slug: 'economie',
    weight: 16,
    actors: words(`
      la fonderie | la chambre de commerce | la scierie | le tribunal de commerce |
      la coopérative laitière | le groupement d’employeurs | l’usine de cartonnage | la banque régionale |
      le syndicat du bâtiment | la laiterie des Prés | l’agence de l’emploi | le marché de gros`),
    past: words(`
      a signé | a repris | a gelé | a investi | a racheté | a négocié | a annoncé | a perdu | a retrouvé |
      a renégocié | a étalé | a transmis`),
    present: words(`
      signe | reprend | gèle | rachète | négocie | annonce | perd | retrouve | étale | transmet | cherche`),
    objects: words(`
      le contrat d’apprentissage | la ligne de production | le plan de sauvegarde | l’offre de reprise |
      la zone d’activité des Saules | le prix du lait | la prime de partage | l’entrepôt frigorifique |
      le bail du marché couvert | la formation des soudeurs | l’accord sur les trois-huit |
      le four électrique | la dette des fournisseurs | la halle aux grains | le prêt garanti |
      l’atelier de réparation | la commande de la marine | le réseau de chaleur |
      la plate-forme logistique | le fonds de commerce`),
    roles: [
      { f: 'déléguée syndicale', m: 'délégué syndical' },
      { f: 'gérante', m: 'gérant' },
      { f: 'cheffe d’atelier', m: 'chef d’atelier' },
      { f: 'maraîchère', m: 'maraîcher' },
      { f: 'administratrice judiciaire', m: 'administrateur judiciaire' },
      { f: 'conseillère en emploi', m: 'conseiller en emploi' },
    ],
    quotes: words(`
      Le carnet de commandes est plein, c’est le coffre qui est vide |
      On forme pendant deux ans et on nous prend les meilleurs | Le prix de l’électricité a mangé la marge |
      Nous avons trois semaines pour convaincre | Personne n’achète une usine pour son passé |
      Je refuse deux chantiers par semaine | Les salariés ont appris la nouvelle par un fournisseur |
      Le client attend, pas la trésorerie | Une boutique qui ferme, c’est un trottoir de moins |
      Il y a du travail pour qui accepte de se lever tôt`),
    headings: words(`
      Deux offres sur la table | Des salariés sur le fil | Le prix de l’énergie |
      Un carnet de commandes plein | Recruter, malgré tout | Ce que risquent les fournisseurs |
      Un marché qui se tend | Le pari de la formation`),
  },
  {
    slug: 'environnement',
    weight: 13,
    actors: words(`
      le syndicat de rivière | l’office des forêts | la fédération de pêche | le parc naturel |
      la chambre d’agriculture | l’agence de l’eau | l’association des apiculteurs |
      le commissaire enquêteur | la station météorologique | le comité de bassin |
      le groupement de bergers | la régie des eaux`),
    past: words(`
      a mesuré | a cartographié | a restauré | a interdit | a limité | a protégé | a observé | a recensé |
      a planté | a surveillé | a documenté | a assaini`),
    present: words(`
      mesure | cartographie | restaure | interdit | limite | protège | observe | recense | surveille |
      documente | assainit`),
    objects: words(`
      la nappe de la plaine | le lit de la Brune | la hêtraie des Orsières | l’arrosage des maïs |
      la zone humide du Marais-Vieux | le barrage de Lormeil | la haie bocagère | le retour de la loutre |
      l’étiage d’août | la qualité de l’air | le parc éolien | la décharge sauvage |
      la récolte de châtaignes | le tri des biodéchets | le couloir de migration | l’épandage des boues |
      la source captée | le frelon asiatique | la rive gauche | le risque d’incendie`),
    roles: [
      { f: 'hydrologue', m: 'hydrologue' },
      { f: 'garde forestière', m: 'garde forestier' },
      { f: 'agricultrice', m: 'agriculteur' },
      { f: 'apicultrice', m: 'apiculteur' },
      { f: 'naturaliste', m: 'naturaliste' },
      { f: 'technicienne de rivière', m: 'technicien de rivière' },
    ],
    quotes: words(`
      L’eau que l’on voit en mars est celle qui manquera en août |
      On ne replante pas une forêt, on l’accompagne | Les relevés sont publics, encore faut-il les lire |
      La rivière a repris son lit, c’est nous qui l’avions oublié |
      Trois étés comme celui-ci et la parcelle est morte |
      Le vent ne manque pas, c’est le raccordement qui manque |
      J’ai perdu la moitié des ruches sans en trouver la cause | Un arrêté n’a jamais fait pleuvoir |
      Chaque haie arrachée nous revient en boue | Nous comptons les poissons à la main, comme avant`),
    headings: words(`
      Un été de plus | Ce que montrent les relevés | Partager l’eau | La forêt change |
      Des solutions à l’essai | Un équilibre fragile | Les agriculteurs inquiets | Attendre la pluie`),
  },
  {
    slug: 'culture',
    weight: 13,
    actors: words(`
      le théâtre des Tanneurs | la médiathèque | le festival des Rives | le cinéma Le Sélénite |
      le conservatoire | le musée de la Tannerie | la compagnie de la Lanterne | l’harmonie municipale |
      la librairie du Quai | l’école d’art | la scène de musiques actuelles | le ciné-club`),
    past: words(`
      a programmé | a monté | a exposé | a restauré | a accueilli | a raconté | a repris | a dévoilé |
      a célébré | a prolongé | a mis en scène | a prêté`),
    present: words(`
      programme | monte | expose | restaure | accueille | raconte | reprend | dévoile | célèbre | prolonge |
      invite`),
    objects: words(`
      la fanfare du centenaire | le retable de la collégiale | une comédie en plein air |
      le fonds de cartes postales | la résidence d’écriture | un opéra de poche |
      la rétrospective du photographe | le bal des voisins | une fresque de quarante mètres |
      l’orgue de la chapelle | la nuit des ateliers | un cycle de films muets | le prix des lycéens |
      la bibliothèque de rue | le carnaval d’hiver | une chorale d’enfants | la tapisserie des mégissiers |
      un spectacle de marionnettes | le concours de nouvelles | la maison du conte`),
    roles: [
      { f: 'metteuse en scène', m: 'metteur en scène' },
      { f: 'conservatrice', m: 'conservateur' },
      { f: 'bibliothécaire', m: 'bibliothécaire' },
      { f: 'cheffe de chœur', m: 'chef de chœur' },
      { f: 'libraire', m: 'libraire' },
      { f: 'plasticienne', m: 'plasticien' },
    ],
    quotes: words(`
      Le silence de la salle, ce soir-là, valait tous les bravos |
      Nous jouons pour ceux qui n’osent pas entrer | Un livre rendu en retard reste un livre lu |
      On a répété dans un garage, on joue sous des dorures |
      La culture n’est pas un supplément, c’est un horaire d’ouverture |
      Il reste douze places et trois chaises pliantes | Le tableau était derrière l’armoire depuis 1911 |
      Chaque village a sa chanson, nous les avons notées |
      Je voulais une pièce que ma grand-mère comprenne | Le public est revenu, pas les subventions`),
    headings: words(`
      Une salle comble | Trente ans de répétitions | Dans les réserves | Le public au rendez-vous |
      Un budget de funambule | Apprendre en jouant | Ce que l’on verra | L’envers du décor`),
  },
  {
    slug: 'sports',
    weight: 12,
    actors: words(`
      l’US Valbrune | le Cercle nautique | le club de handball | l’entente cycliste | la ligue régionale |
      le comité d’organisation | l’équipe féminine | le ski-club de la Sarrière | l’école de judo |
      le rugby-club | le club d’aviron | l’athlétic-club`),
    past: words(`
      a remporté | a perdu | a reporté | a préparé | a commenté | a disputé | a organisé | a conclu |
      a lancé | a gâché | a dominé | a savouré`),
    present: words(`
      remporte | perd | reporte | prépare | dispute | organise | conclut | lance | domine | savoure | attend`),
    objects: words(`
      la finale régionale | le derby de la vallée | le tournoi de Pâques | la course des Berges |
      le match de la montée | la première manche | la saison de cross | le trophée des collines |
      la tête de rivière | le déplacement à Port-Méral | la coupe des communes | l’étape de montagne |
      le stage d’hiver | la journée des bénévoles | le challenge des jeunes | la réception du leader |
      la dernière rencontre à domicile | le relais de nuit | la demi-finale aller | l’assemblée générale`),
    roles: [
      { f: 'entraîneuse', m: 'entraîneur' },
      { f: 'capitaine', m: 'capitaine' },
      { f: 'présidente du club', m: 'président du club' },
      { f: 'gardienne de but', m: 'gardien de but' },
      { f: 'bénévole depuis 1998', m: 'bénévole depuis 1998' },
      { f: 'arbitre', m: 'arbitre' },
    ],
    quotes: words(`
      On a joué vingt minutes, il en fallait soixante | Le vestiaire chantait avant même la douche |
      Je ne regarde pas le classement, ma mère s’en charge | Les jambes étaient lourdes, la tête non |
      Ce terrain, on le tond nous-mêmes | Nous avons perdu ensemble, c’est déjà ça |
      La neige manque, pas les enfants | À la mi-temps, on s’est dit deux ou trois vérités |
      Sans minibus, il n’y a pas de championnat | C’est le plus beau dimanche de ma vie de gardien`),
    headings: words(`
      Une entame ratée | Le tournant du match | Des bénévoles partout | La jeunesse au pouvoir |
      Cap sur le printemps | Ce qu’il faut au club | Un public de fête | La marche suivante`),
  },
]
