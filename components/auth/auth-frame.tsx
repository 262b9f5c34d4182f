import type { ReactNode } from 'react'

/** The page before the desks: the newspaper's name, then one thing to do. */
export function AuthFrame({
  siteName,
  siteLabel,
  title,
  about,
  children,
}: {
  siteName: string
  siteLabel: string
  title: string
  about?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-b border-rule px-4 py-5 text-center [overflow-wrap:anywhere]">
        <a
          href="/"
          className="font-serif text-34 leading-10 font-bold tracking-[-0.012em] underline-offset-4 hover:underline"
        >
          {siteName}
        </a>
      </header>
      <div className="mx-auto w-full max-w-108 flex-1 px-4 pt-10 pb-16 md:pt-16">
        <h1 className="border-t-4 border-ink pt-3 font-serif text-28 leading-8 font-semibold tracking-[-0.012em] text-balance">
          {title}
        </h1>
        {about ? <div className="mt-2 text-15 leading-6 text-ink-2">{about}</div> : null}
        <div className="mt-6">{children}</div>
        <p className="mt-10 border-t border-rule pt-3 text-13">
          <a href="/" className="inline-flex min-h-6 items-center text-ink-2 underline hover:text-ink">
            {siteLabel}
          </a>
        </p>
      </div>
    </div>
  )
}
