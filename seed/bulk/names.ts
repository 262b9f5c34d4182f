import type { Chance } from '#seed/pictures/chance.ts'

/** People and places of the bulk data. Everybody is invented: surnames are put together from two halves. */
const women = [
  'Agathe',
  'Amandine',
  'Bérénice',
  'Camille',
  'Capucine',
  'Coralie',
  'Delphine',
  'Elsa',
  'Émeline',
  'Fanny',
  'Flora',
  'Gwenaëlle',
  'Hélène',
  'Inaya',
  'Jeanne',
  'Judith',
  'Leïla',
  'Lison',
  'Louise',
  'Maëlle',
  'Mathilde',
  'Nadia',
  'Noémie',
  'Odile',
  'Rokhaya',
  'Salomé',
  'Solveig',
  'Tiphaine',
  'Violette',
  'Yasmine',
  'Zoé',
] as const
const men = [
  'Achille',
  'Amine',
  'Anatole',
  'Basile',
  'Cédric',
  'Corentin',
  'Damien',
  'Edgar',
  'Éloi',
  'Fabien',
  'Gaspard',
  'Gildas',
  'Hakim',
  'Ismaël',
  'Jérémie',
  'Joachim',
  'Kévin',
  'Lilian',
  'Loïc',
  'Mathurin',
  'Mehdi',
  'Nils',
  'Octave',
  'Pascal',
  'Quentin',
  'Régis',
  'Samba',
  'Théodore',
  'Tristan',
  'Ulysse',
  'Yann',
] as const
const beginnings = [
  'Aub',
  'Bal',
  'Berl',
  'Brass',
  'Carv',
  'Cast',
  'Dasc',
  'Drev',
  'Estr',
  'Fav',
  'Fér',
  'Gourm',
  'Grav',
  'Jarn',
  'Kerl',
  'Lamb',
  'Lestr',
  'Malv',
  'Mérand',
  'Noir',
  'Or',
  'Perr',
  'Quins',
  'Rouv',
  'Sarr',
  'Serv',
  'Tav',
  'Tréb',
  'Vauc',
  'Vir',
] as const
const endings = [
  'adec',
  'ambry',
  'andier',
  'ardin',
  'asson',
  'elais',
  'elesque',
  'elnat',
  'enval',
  'erac',
  'esnel',
  'iac',
  'ibault',
  'igny',
  'illard',
  'ilhe',
  'inier',
  'olin',
  'ombe',
  'onnat',
  'oreau',
  'oulas',
  'ouvec',
  'ubier',
  'uzet',
] as const

export type Gender = 'f' | 'm'
export type Person = { name: string; gender: Gender }

export function personOf(chance: Chance): Person {
  const gender: Gender = chance.maybe(0.5) ? 'f' : 'm'
  const first = chance.pick(gender === 'f' ? women : men)
  return { name: `${first} ${chance.pick(beginnings)}${chance.pick(endings)}`, gender }
}

/** How a reader signs: a full name, a first name and an initial, or a word of their own. */
export function signatureOf(chance: Chance): string {
  const { name } = personOf(chance)
  const [first = name, last = ''] = name.split(' ')
  if (chance.maybe(0.4)) return name
  if (chance.maybe(0.4)) return `${first} ${last.charAt(0)}.`
  if (chance.maybe(0.5)) return first
  return `${chance.pick(nicknames)}${chance.maybe(0.5) ? ` ${chance.int(2, 98)}` : ''}`
}

const nicknames = [
  'Abeille',
  'Cycliste du soir',
  'Lecteur de la Brune',
  'Mémé Tricot',
  'Piéton',
  'Riveraine',
  'Le Vieux Tanneur',
  'Valbrunoise',
  'Un abonné',
  'Grand-père râleur',
  'Prof en retraite',
  'Marchand des quatre saisons',
] as const

/** `at` opens a sentence; `name` stands alone; `of` follows a noun. */
export type Place = { name: string; at: string; of: string }

const place = (name: string, at = `À ${name}`, of = `de ${name}`): Place => ({ name, at, of })

export const places: readonly [Place, ...Place[]] = [
  place('Valbrune'),
  place('Pont-Aurin'),
  place('Cassevent'),
  place('Port-Méral'),
  place('Lormeil'),
  place('Les Orsières', 'Aux Orsières', 'des Orsières'),
  place('Saint-Évrard'),
  place('Roquebrac'),
  place('Le Puy-Salin', 'Au Puy-Salin', 'du Puy-Salin'),
  place('Montravel-le-Haut'),
  place('Brignolle'),
  place('Fontvieux'),
  place('La Tassière', 'À La Tassière', 'de La Tassière'),
  place('Courlac'),
  place('Vermissac'),
  place('Les Essarts-Neufs', 'Aux Essarts-Neufs', 'des Essarts-Neufs'),
  place('Hautepierre'),
  place('Sauvelade'),
  place('Noircombe'),
  place('Bellegrave'),
  place('Tréfouin'),
  place('Garzolles'),
  place('Chantebrume'),
  place('Mauvezac'),
  place('Villebaron'),
  place('Le Mesnil-Aubry', 'Au Mesnil-Aubry', 'du Mesnil-Aubry'),
  place('Pierrelongue'),
  place('Sainte-Odile-des-Bois'),
  place('Gourdasse'),
  place('Castelmorin'),
]
