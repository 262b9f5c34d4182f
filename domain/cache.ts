/** A cache tag: what a page shows. Spelled only here; pages declare them, commands touch them. */
export type Tag = string & { readonly brand?: 'Tag' }

export const tags = {
  /** Everything: identity of the site, sections in the masthead. */
  site: 'site' as Tag,
  home: 'home' as Tag,
  section: (slug: string): Tag => `section:${slug}`,
  topic: (slug: string): Tag => `topic:${slug}`,
  author: (slug: string): Tag => `author:${slug}`,
  article: (id: string): Tag => `article:${id}`,
  thread: (articleId: string): Tag => `thread:${articleId}`,
}

/** What goes stale, and how: `hard` means gone at once, never served stale. */
export type Invalidation = { tags: Tag[]; hard: boolean }

type Placed = { id: string; sections: string[]; topics: string[]; authors: string[] }

const listsOf = (a: Placed): Tag[] => [
  tags.home,
  ...a.sections.map(tags.section),
  ...a.topics.map(tags.topic),
  ...a.authors.map(tags.author),
]

/** Events of the newsroom, in the past tense, and what each makes stale. */
export const touched = {
  articlePublished: (a: Placed): Invalidation => ({ tags: [tags.article(a.id), ...listsOf(a)], hard: false }),
  articleUnpublished: (a: Placed): Invalidation => ({
    tags: [tags.article(a.id), ...listsOf(a)],
    hard: true,
  }),
  /** The count stands beside the title on lists too. */
  commentPublished: (a: Placed): Invalidation => ({
    tags: [tags.thread(a.id), tags.article(a.id), ...listsOf(a)],
    hard: false,
  }),
  commentWithdrawn: (a: Placed): Invalidation => ({
    tags: [tags.thread(a.id), tags.article(a.id), ...listsOf(a)],
    hard: true,
  }),
  siteChanged: (): Invalidation => ({ tags: [tags.site], hard: false }),
  /** The demo has gone: nothing of it may be read once more. */
  siteEmptied: (): Invalidation => ({ tags: [tags.site], hard: true }),
}
