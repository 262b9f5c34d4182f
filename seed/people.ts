import type { Role } from '#domain/access.ts'

/** The demo newsroom. Everybody is invented. */
export const demoSections = [
  {
    slug: 'politique',
    name: 'Politique',
    description: 'Le conseil municipal, l’agglomération et ce qui s’y décide.',
  },
  { slug: 'societe', name: 'Société', description: 'Vivre à Valbrune : école, santé, logement, sécurité.' },
  {
    slug: 'economie',
    name: 'Économie',
    description: 'Entreprises, commerces, emplois et finances du bassin de la Brune.',
  },
  {
    slug: 'environnement',
    name: 'Environnement',
    description: 'La rivière, les champs, la forêt et l’énergie.',
  },
  { slug: 'culture', name: 'Culture', description: 'Scènes, écrans, livres et patrimoine.' },
  {
    slug: 'sports',
    name: 'Sports',
    description: 'Les clubs, les courses et celles et ceux qui les font vivre.',
  },
] as const

/** Two sections of this newsroom have sub-sections; a story says which one it is in by its field `sub`. */
export const demoSubSections = [
  {
    parent: 'culture',
    slug: 'scenes',
    name: 'Scènes',
    description: 'Théâtre, musique et festivals : ce qui se joue le soir, et ce qui se répète l’après-midi.',
  },
  {
    parent: 'culture',
    slug: 'livres-ecrans',
    name: 'Livres et écrans',
    description: 'Les bibliothèques, les salles obscures et celles et ceux qui écrivent ici.',
  },
  {
    parent: 'sports',
    slug: 'ballon',
    name: 'Ballon',
    description: 'Football et handball, du vestiaire à la tribune.',
  },
  {
    parent: 'sports',
    slug: 'plein-air',
    name: 'Plein air',
    description: 'La rivière, la route et la neige : les sports qui regardent le ciel avant le chronomètre.',
  },
] as const

export const demoBylines = [
  {
    slug: 'ines-carvadec',
    name: 'Inès Carvadec',
    jobTitle: 'Journaliste politique',
    biography:
      'Elle suit le conseil municipal de Valbrune depuis douze ans et lit les délibérations jusqu’aux annexes. Elle a débuté à la radio associative de Cassevent, où elle animait la matinale du marché. On peut lui confier des documents en toute discrétion : elle ne cite jamais une source sans son accord.',
    links: ['https://presse.exemple/@ines', 'mailto:ines-carvadec@pleinjour.example'],
  },
  {
    slug: 'bastien-oreillard',
    name: 'Bastien Oreillard',
    jobTitle: 'Journaliste économie',
    biography:
      'Ancien comptable, il préfère les bilans aux communiqués. Il suit la fonderie Malestrac, les commerces du centre et les finances de l’agglomération. Chaque mois de janvier, il publie les comptes des entreprises aidées par la ville.',
    links: ['mailto:bastien-oreillard@pleinjour.example'],
  },
  {
    slug: 'maud-lestranbry',
    name: 'Maud Lestranbry',
    jobTitle: 'Journaliste société',
    biography:
      'Hôpital, école, logement : elle écrit sur ce qui occupe les matinées des gens. Elle a passé six mois aux urgences de Valbrune pour y raconter les nuits. Elle répond aux lettres, surtout à celles qui la contredisent.',
    links: ['mailto:maud-lestranbry@pleinjour.example'],
  },
  {
    slug: 'yanis-feroudj',
    name: 'Yanis Feroudj',
    jobTitle: 'Reporter',
    biography:
      'Faits divers et vie des quartiers. Sur place avant d’écrire, toujours. Il a grandi rue du Puits-Salé et connaît les cages d’escalier mieux que les salles de presse.',
    links: ['https://presse.exemple/@yanis'],
  },
  {
    slug: 'clemence-tavardin',
    name: 'Clémence Tavardin',
    jobTitle: 'Journaliste environnement',
    biography:
      'Agronome de formation, elle arpente la vallée de la Brune en toutes saisons. L’eau, la forêt, les champs et ceux qui en vivent : elle revient chaque année aux mêmes endroits pour voir ce qui a changé.',
    links: ['https://presse.exemple/@clemence', 'mailto:clemence-tavardin@pleinjour.example'],
  },
  {
    slug: 'aurele-quinsonnat',
    name: 'Aurèle Quinsonnat',
    jobTitle: 'Critique et reporter culture',
    biography:
      'Il couvre les scènes, les salles et les livres de la Haute-Brune. Il paie sa place, et le dit quand on la lui a offerte.',
    links: ['mailto:aurele-quinsonnat@pleinjour.example'],
  },
  {
    slug: 'soizic-bramoullec',
    name: 'Soizic Bramoullec',
    jobTitle: 'Journaliste sports',
    biography:
      'Elle a joué arrière au handball pendant quinze ans ; elle en a gardé la franchise. Elle s’intéresse autant aux vestiaires qu’aux podiums, et aux comptes des clubs qu’aux scores.',
    links: ['mailto:soizic-bramoullec@pleinjour.example'],
  },
  {
    slug: 'karim-desvallons',
    name: 'Karim Desvallons',
    jobTitle: 'Enquêtes',
    biography:
      'Il prend le temps de demander les documents, et de les demander encore. Ses enquêtes sur le pont des Tanneurs et sur l’eau potable ont été reprises au conseil départemental. Il travaille seul, mais ne publie rien sans une relecture d’Inès Carvadec.',
    links: ['https://presse.exemple/@karim', 'mailto:karim-desvallons@pleinjour.example'],
  },
] as const

export const demoAccounts: { role: Role; name: string; email: string; byline: string | null }[] = [
  { role: 'admin', name: 'Solène Aubervac', email: 'admin@pleinjour.example', byline: null },
  {
    role: 'editor',
    name: 'Karim Desvallons',
    email: 'editeur@pleinjour.example',
    byline: 'karim-desvallons',
  },
  { role: 'author', name: 'Inès Carvadec', email: 'auteur@pleinjour.example', byline: 'ines-carvadec' },
  { role: 'moderator', name: 'Ludo Perrigny', email: 'moderation@pleinjour.example', byline: null },
]
