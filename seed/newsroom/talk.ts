import type { CommentMode } from '#domain/articles/article.ts'
import type { CommentReportReason } from '#domain/comment-reports/comment-report.ts'

/** A comment of the demo, by its article and how it begins. */
type Spoken = { slug: string; begins: string }

const bridge = 'pont-des-tanneurs-la-ville-avait-ecarte-un-forage-a-38-000-euros'
const cars = 'valbrune-fermera-son-centre-aux-voitures-le-samedi-pendant-six-mois'
const forest = 'en-foret-des-orsieres-les-hetres-meurent-debout-et-les-forestiers'
const flood = 'la-brune-placee-en-vigilance-jaune-aux-crues-jusqu-a-samedi-matin'

/** How the threads of some articles are received; all others are read before they appear, and stay open. */
export const demoThreads: {
  slug: string
  mode: CommentMode
  closeDays: number | null
  /** By the slug of a byline. */
  expert: string | null
}[] = [
  { slug: flood, mode: 'expert_questions', closeDays: 7, expert: 'clemence-tavardin' },
  { slug: cars, mode: 'post_moderated', closeDays: null, expert: null },
  { slug: bridge, mode: 'pre_moderated', closeDays: 90, expert: null },
]

export const demoPinned: Spoken[] = [{ slug: bridge, begins: 'Pour avoir fait ce métier' }]

export const demoPicked: Spoken[] = [
  { slug: bridge, begins: 'Je traverse à pied' },
  { slug: bridge, begins: 'Question sincère' },
  { slug: cars, begins: 'Question pratique' },
  { slug: forest, begins: 'Les sapins d’Asie' },
]

/** How many readers found them useful. */
export const demoUseful: (Spoken & { count: number })[] = [
  { slug: bridge, begins: 'Pour avoir fait ce métier', count: 31 },
  { slug: bridge, begins: 'Je traverse à pied', count: 17 },
  { slug: bridge, begins: 'On peut passer entre deux', count: 9 },
  { slug: cars, begins: 'La navette est gratuite', count: 12 },
  { slug: cars, begins: 'Question pratique', count: 22 },
  { slug: cars, begins: 'Le maraîcher du fond', count: 14 },
  { slug: forest, begins: 'Les sapins d’Asie', count: 11 },
  { slug: flood, begins: 'À partir de 2,10', count: 26 },
]

/** What readers say is wrong with what they read. */
export const demoCommentReports: (Spoken & { reason: CommentReportReason; words: string })[] = [
  { slug: cars, begins: 'Votre mère n’achète pas', reason: 'offensive', words: '' },
  {
    slug: cars,
    begins: 'Votre mère n’achète pas',
    reason: 'other',
    words: 'Cela tourne à la querelle entre deux personnes, qui n’intéresse plus grand monde.',
  },
  {
    slug: flood,
    begins: 'Nous avons encore onze',
    reason: 'personal',
    words: 'On reconnaît les ouvriers logés au camping : est-ce utile de dire où ils dorment ?',
  },
]
