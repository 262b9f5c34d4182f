import type { ReactNode } from 'react'

/** A part of what is known of a head: its name, one line about it, and what was measured. */
export function Part({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h3 className="text-15 leading-5 font-semibold">{title}</h3>
      {about ? <p className="mt-1 max-w-[60ch] text-13 leading-5 text-ink-2">{about}</p> : null}
      <div className="mt-3 overflow-x-auto">{children}</div>
    </section>
  )
}
