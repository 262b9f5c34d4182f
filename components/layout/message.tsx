import type { ReactNode } from 'react'

/** A page that has little to say: what happened, in a sentence, and the ways on. */
export function Message({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="sheet pt-10 md:pt-16">
      <div className="max-w-[40rem]">
        <div className="headline border-t-4 border-ink pt-4 text-34 md:text-44">
          <h1>{title}</h1>
        </div>
        <p className="mt-4 font-serif text-19 leading-[1.5] text-pretty text-ink-2">{text}</p>
        {children}
      </div>
    </div>
  )
}
