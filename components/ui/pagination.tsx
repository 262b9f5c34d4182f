type Props = {
  page: number
  pages: number
  /** Address of the list; its first page carries no number, so that it has one address only. */
  path: string
  labels: { name: string; previous: string; next: string; position: string }
}

export const pageHref = (path: string, page: number) => (page > 1 ? `${path}?page=${page}` : path)

export function Pagination({ page, pages, path, labels }: Props) {
  if (pages <= 1) return null
  const link = 'quiet-link inline-block py-2 font-semibold'
  return (
    <nav
      aria-label={labels.name}
      className="no-print mt-8 grid grid-cols-2 items-baseline gap-4 border-t-4 border-ink pt-3 text-15 sm:grid-cols-[1fr_auto_1fr]"
    >
      <p>
        {page > 1 ? (
          <a rel="prev" href={pageHref(path, page - 1)} className={link}>
            {labels.previous}
          </a>
        ) : null}
      </p>
      <p className="order-last col-span-2 text-ink-2 tabular-nums sm:order-none sm:col-span-1">
        {labels.position}
      </p>
      <p className="text-right">
        {page < pages ? (
          <a rel="next" href={pageHref(path, page + 1)} className={link}>
            {labels.next}
          </a>
        ) : null}
      </p>
    </nav>
  )
}
