import type { ReactNode } from 'react'
import { directionOf } from '#lib/direction.ts'

type Props = {
  title: string
  kicker?: ReactNode
  description?: string
  aside?: string
  /** Beside the name: a portrait. */
  picture?: ReactNode
  /** Below the sentence: ways to go on. */
  children?: ReactNode
}

/** The head of a list: a bar, the name, a sentence. */
export function ListHeader({ picture, ...words }: Props) {
  return (
    <header className="border-b border-rule pt-6 pb-4 md:pt-10">
      {picture ? (
        <div className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-4 md:gap-x-8">
          {picture}
          <div>
            <Words {...words} />
          </div>
        </div>
      ) : (
        <Words {...words} />
      )}
    </header>
  )
}

function Words({ title, kicker, description, aside, children }: Omit<Props, 'picture'>) {
  return (
    <>
      {kicker ? <div className="kicker">{kicker}</div> : null}
      <div className="flex flex-wrap items-baseline gap-x-4">
        <div className="headline text-34 md:text-44">
          <h1 dir={directionOf(title)}>{title}</h1>
        </div>
        {aside ? <p className="text-15 text-ink-2">{aside}</p> : null}
      </div>
      {description ? (
        <p
          dir={directionOf(description)}
          className="mt-2 max-w-[44rem] font-serif text-19 leading-[1.45] whitespace-pre-line text-ink-2"
        >
          {description}
        </p>
      ) : null}
      {children}
    </>
  )
}
