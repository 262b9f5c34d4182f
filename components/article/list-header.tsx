import { directionOf } from '#lib/direction.ts'

type Props = { title: string; kicker?: string; description?: string; aside?: string }

/** The head of a list: a bar, the name, a sentence. */
export function ListHeader({ title, kicker, description, aside }: Props) {
  return (
    <header className="border-b border-rule pt-6 pb-4 md:pt-10">
      {kicker ? <p className="kicker">{kicker}</p> : null}
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
    </header>
  )
}
