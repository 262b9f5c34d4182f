import { AppError } from './errors.ts'

export const roles = ['admin', 'editor', 'author', 'moderator'] as const
export type Role = (typeof roles)[number]

/** Who is asking. `null` is a reader: readers have no session and no cookie. */
export type Viewer = { id: string; name: string; role: Role; bylineId: string | null }

/** What an article must show for a decision about it. */
export type ArticleSubject = {
  ownerId: string | null
  workflow: 'writing' | 'in_review' | 'settled'
  status: string
}

type Subjects = {
  'desk.enter': null
  'article.create': null
  'article.read': ArticleSubject
  'article.edit': ArticleSubject
  'article.submit': ArticleSubject
  'article.recall': ArticleSubject
  'article.return': ArticleSubject
  'article.publish': ArticleSubject
  'article.unpublish': ArticleSubject
  'article.delete_draft': ArticleSubject
  'version.withhold': null
  'front.compose': null
  'topic.create': null
  'media.upload': null
  'media.withdraw': null
  'media.focus': null
  'comment.moderate': null
  'policy.change': null
  'report.decide': null
  'section.manage': null
  'byline.manage': null
  'people.manage': null
  'settings.manage': null
  'page.manage': null
  'account.own': null
}

export type Capability = keyof Subjects

const anyone = () => true
const isOneOf =
  (...allowed: Role[]) =>
  (viewer: Viewer) =>
    allowed.includes(viewer.role)
const editors = isOneOf('admin', 'editor')
const writers = isOneOf('admin', 'editor', 'author')
const owns = (viewer: Viewer, article: ArticleSubject) =>
  viewer.role === 'author' && article.ownerId === viewer.id

/** The whole table. Everything that is not here is denied; every rule is pure and tested role by role. */
const rules: { [C in Capability]: (viewer: Viewer, subject: Subjects[C]) => boolean } = {
  'desk.enter': writers,
  'article.create': writers,
  // An author reads own articles only: sources are protected inside the newsroom too.
  'article.read': (v, a) => editors(v) || owns(v, a),
  // While an editor reads the text, its author must not change it under their eyes.
  'article.edit': (v, a) => editors(v) || (owns(v, a) && a.workflow !== 'in_review'),
  'article.submit': (v, a) => (editors(v) || owns(v, a)) && a.workflow === 'writing',
  'article.recall': (v, a) => (editors(v) || owns(v, a)) && a.workflow === 'in_review',
  'article.return': (v, a) => editors(v) && a.workflow === 'in_review',
  // The four-eyes rule: an author's words reach readers only through an editor.
  'article.publish': editors,
  'article.unpublish': (v, a) => editors(v) && a.status === 'published',
  // What has been public is unpublished, never deleted: its address owes readers an answer.
  'article.delete_draft': (v, a) => (editors(v) || owns(v, a)) && a.status === 'draft',
  // It takes words from readers that were public.
  'version.withhold': editors,
  // It decides what readers see first, in words of its own.
  'front.compose': editors,
  'topic.create': writers,
  'media.upload': writers,
  // It takes something from readers, in every article at once.
  'media.withdraw': editors,
  // It changes what readers see in every list at once.
  'media.focus': editors,
  'comment.moderate': isOneOf('admin', 'editor', 'moderator'),
  // It decides for everybody who comments, before anybody has read them.
  'policy.change': editors,
  // It decides about an article's words, and may know who wrote.
  'report.decide': editors,
  'section.manage': isOneOf('admin'),
  'byline.manage': editors,
  'people.manage': isOneOf('admin'),
  'settings.manage': isOneOf('admin'),
  // They speak for the publisher, and the law asks for some of them.
  'page.manage': isOneOf('admin'),
  'account.own': anyone,
}

export const capabilities = Object.keys(rules) as Capability[]

/**
 * Could a person of this role ever do this, to anything? The gate of `action()` and `endpoint()`, asked
 * before a row is loaded; the command asks `authorize` about the row.
 */
export function roleAllows(role: Role, capability: Capability): boolean {
  const viewer: Viewer = { id: 'self', name: '', role, bylineId: null }
  const rule = rules[capability] as (viewer: Viewer, subject: unknown) => boolean
  return subjectsOfOne.some((subject) => rule(viewer, subject))
}

const subjectsOfOne: ArticleSubject[] = (['writing', 'in_review', 'settled'] as const).flatMap((workflow) =>
  ['draft', 'published', 'unpublished'].map((status) => ({ ownerId: 'self', workflow, status })),
)

/** May this viewer do this, to this? Used by commands to refuse and by pages to show or hide a button. */
export function can<C extends Capability>(
  viewer: Viewer | null,
  capability: C,
  ...subject: Subjects[C] extends null ? [] : [Subjects[C]]
): boolean {
  return viewer !== null && rules[capability](viewer, (subject[0] ?? null) as Subjects[C])
}

/** `can`, or throw: the first line of every command, on the row loaded in its own transaction. */
export function authorize<C extends Capability>(
  viewer: Viewer | null,
  capability: C,
  ...subject: Subjects[C] extends null ? [] : [Subjects[C]]
): asserts viewer is Viewer {
  if (viewer === null) throw new AppError('auth.unauthenticated')
  if (!can(viewer, capability, ...subject)) throw new AppError('auth.forbidden')
}
