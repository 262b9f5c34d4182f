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

export const demoBylines = [
  {
    slug: 'ines-carvadec',
    name: 'Inès Carvadec',
    jobTitle: 'Journaliste politique',
    biography:
      'Elle suit le conseil municipal de Valbrune depuis douze ans et lit les délibérations jusqu’aux annexes.',
  },
  {
    slug: 'bastien-oreillard',
    name: 'Bastien Oreillard',
    jobTitle: 'Journaliste économie',
    biography: 'Ancien comptable, il préfère les bilans aux communiqués.',
  },
  {
    slug: 'maud-lestranbry',
    name: 'Maud Lestranbry',
    jobTitle: 'Journaliste société',
    biography: 'Hôpital, école, logement : elle écrit sur ce qui occupe les matinées des gens.',
  },
  {
    slug: 'yanis-feroudj',
    name: 'Yanis Feroudj',
    jobTitle: 'Reporter',
    biography: 'Faits divers et vie des quartiers. Sur place avant d’écrire, toujours.',
  },
  {
    slug: 'clemence-tavardin',
    name: 'Clémence Tavardin',
    jobTitle: 'Journaliste environnement',
    biography: 'Agronome de formation, elle arpente la vallée de la Brune en toutes saisons.',
  },
  {
    slug: 'aurele-quinsonnat',
    name: 'Aurèle Quinsonnat',
    jobTitle: 'Critique et reporter culture',
    biography: 'Il couvre les scènes, les salles et les livres de la Haute-Brune.',
  },
  {
    slug: 'soizic-bramoullec',
    name: 'Soizic Bramoullec',
    jobTitle: 'Journaliste sports',
    biography: 'Elle a joué arrière au handball pendant quinze ans ; elle en a gardé la franchise.',
  },
  {
    slug: 'karim-desvallons',
    name: 'Karim Desvallons',
    jobTitle: 'Enquêtes',
    biography: 'Il prend le temps de demander les documents, et de les demander encore.',
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
