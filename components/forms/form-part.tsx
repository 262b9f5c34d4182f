import type { ReactNode } from 'react'

/** A few fields that belong together, under a rule. */
export function FormPart({
  title,
  about,
  level = 3,
  children,
}: {
  title: string
  about?: string
  level?: 2 | 3
  children: ReactNode
}) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className="grid gap-x-8 gap-y-3 border-t border-ink pt-4 md:grid-cols-[200px_minmax(0,1fr)]">
      <div>
        <Heading className="font-semibold">{title}</Heading>
        {about ? <p className="mt-1 text-13 text-ink-2">{about}</p> : null}
      </div>
      <div className="max-w-140 space-y-5">{children}</div>
    </section>
  )
}
