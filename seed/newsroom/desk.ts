/** What the demo's desk is working on: nothing of it is public. */
export const deskStories = [
  {
    state: 'scheduled',
    section: 'culture',
    slug: 'la-nuit-des-ateliers-ouvrira-trente-deux-portes',
    source: `---
title: La Nuit des ateliers ouvrira trente-deux portes dans le quartier des Tanneurs
standfirst: Céramistes, relieuses, luthiers et un réparateur d’orgues reçoivent le public samedi jusqu’à minuit. L’entrée est libre partout, les places sont comptées dans les caves.
topics: Patrimoine, Associations
bylines: aurele-quinsonnat
---
La rue des Tanneurs n’aura pas de nuit samedi. À partir de 18 heures, trente-deux ateliers du quartier ouvrent leur porte, leur arrière-boutique et, pour cinq d’entre eux, leur cave voûtée. C’est huit de plus que l’an dernier.

« On ne vend rien, on montre des mains », résume Perrine Authouart, relieuse et présidente de l’association organisatrice. Les visiteurs pourront couler une barbotine, tendre une peau, accorder un violon. Un réparateur d’orgues, installé depuis le printemps, fera souffler un sommier du dix-neuvième siècle toutes les heures.

## Des caves à jauge

La commission de sécurité n’a pas changé d’avis : dix-neuf personnes au plus dans chaque cave. L’association a donc prévu des billets gratuits, remis à l’entrée de la rue. « L’an dernier, on a fait la queue une heure. Cette année, on saura où l’on va », promet-elle.

Le stationnement sera interdit rue des Mégissiers de 16 heures à 1 heure. La ligne 4 circulera jusqu’à la fin.`,
  },
  {
    state: 'in_review',
    section: 'politique',
    slug: 'cantine-la-hausse-des-tarifs-repoussee-d-un-an',
    source: `---
title: Cantine : la hausse des tarifs repoussée d’un an
standfirst: La majorité municipale devait voter une augmentation de 4 %. Elle y renonce, contre l’avis de son adjoint aux finances.
topics: Budget municipal, École
bylines: ines-carvadec
---
La délibération figurait à l’ordre du jour ; elle n’y est plus. La maire, Hélène Courtabessis, a annoncé lundi aux présidents de groupe que le prix des repas servis dans les écoles ne bougerait pas avant la rentrée prochaine.

Le texte prévoyait de porter le tarif moyen de 3,15 à 3,28 euros. La recette attendue, 96 000 euros par an, devait couvrir la hausse du prix des légumes. « Nous prendrons cette somme sur l’entretien de la voirie », précise le cabinet.

> On ne fait pas payer l’inflation aux enfants, on la fait payer aux nids-de-poule. Je ne suis pas certain que ce soit un progrès.
> — Un élu de la majorité

Paul-Henri Dascombe, chef de l’opposition, y voit « une décision de saison ». Les parents d’élèves, eux, demandent désormais que le quotient familial soit revu.`,
  },
  {
    state: 'writing',
    section: 'politique',
    slug: 'enquete-les-logements-vides-du-centre',
    source: `---
title: Logements vides du centre : ce que disent les compteurs d’eau
standfirst: Notre dépouillement des relevés de consommation donne 612 logements sans eau depuis un an, deux fois le chiffre officiel.
topics: Logement
bylines: ines-carvadec
---
La ville compte 304 logements vacants dans l’hypercentre. Les compteurs d’eau, eux, en désignent 612. Nous avons demandé les relevés anonymisés de douze mois, rue par rue, et les avons obtenus après un avis favorable de la commission d’accès aux documents administratifs.

## La méthode

- un logement est tenu pour vide quand son compteur n’a pas bougé de plus d’un mètre cube en un an ;
- les caves, les communs et les commerces ont été retirés ;
- les immeubles sous arrêté de péril sont comptés à part.

Reste à entendre la mairie et les deux agences qui gèrent un tiers de ces appartements.`,
  },
] as const
