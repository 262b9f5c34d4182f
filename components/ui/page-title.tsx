import type { ReactNode } from 'react'

/** Head of a desk page: what one is looking at, one line about it, what one can do here. */
export function PageTitle({
  title,
  about,
  actions,
}: {
  title: ReactNode
  about?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 border-b-4 border-ink pb-3">
      <div>
        <h1 className="font-serif text-28 leading-8 font-semibold tracking-[-0.012em] text-balance">
          {title}
        </h1>
        {about ? <p className="mt-1 max-w-160 text-14 leading-5 text-ink-2">{about}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  )
}
