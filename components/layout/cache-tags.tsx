/**
 * What this page shows. The edge reads it, removes it, and keeps the page until one of these is touched; a page
 * that does not say what it shows is never kept. React hoists it into <head>.
 */
export function CacheTags({ tags }: { tags: readonly string[] }) {
  return <meta name="cache-tags" content={tags.join(' ')} />
}
