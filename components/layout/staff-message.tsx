import type { ReactNode } from 'react'

/** A page that has one thing to say: what is the matter and what to do next. */
export function StaffMessage({
  title,
  children,
  actions,
}: {
  title: string
  children: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="mx-auto w-full max-w-140 px-4 py-16 md:py-24">
      <h1 className="border-t-4 border-ink pt-4 font-serif text-28 leading-8 font-semibold tracking-[-0.012em] text-balance">
        {title}
      </h1>
      <div className="mt-3 text-16 leading-6 text-ink-2">{children}</div>
      {actions ? <div className="mt-6 flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  )
}
