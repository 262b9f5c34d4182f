import type { ReactNode } from 'react'
import { StaffNav, type StaffPlace } from './staff-nav.client.tsx'

/** The frame of the desks: a rail beside the work, a bar above it on small screens. Gives every page its <main>. */
export function StaffShell({
  siteName,
  who,
  role,
  places,
  words,
  children,
}: {
  siteName: string
  who: string
  role: string
  places: readonly StaffPlace[]
  words: { nav: string; site: string; signOut: string }
  children: ReactNode
}) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[216px_minmax(0,1fr)]">
      <header className="border-b border-rule bg-paper lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:overflow-y-auto lg:border-r lg:border-b-0">
        <div className="flex items-center justify-between gap-4 px-4 lg:block lg:px-5 lg:pt-5 lg:pb-6">
          <a
            href="/"
            title={words.site}
            className="flex min-h-11 min-w-0 items-center py-2 font-serif text-19 leading-6 font-bold tracking-[-0.012em] [overflow-wrap:anywhere] lg:min-h-0 lg:py-0 lg:text-23"
          >
            <span className="min-w-0">{siteName}</span>
          </a>
          <SignOut label={words.signOut} className="lg:hidden" />
        </div>
        <div className="flex px-4 lg:block lg:px-0">
          <StaffNav label={words.nav} places={places} />
        </div>
        <div className="mt-auto hidden border-t border-rule px-5 py-4 text-13 leading-5 lg:block">
          <p className="font-semibold [overflow-wrap:anywhere] text-ink">{who}</p>
          <p className="text-ink-2">{role}</p>
          <ul className="mt-2">
            <li>
              <a
                href="/"
                className="flex min-h-8 items-center text-ink-2 underline decoration-rule hover:text-ink"
              >
                {words.site}
              </a>
            </li>
            <li>
              <SignOut label={words.signOut} />
            </li>
          </ul>
        </div>
      </header>
      <main id="contenu" tabIndex={-1} className="min-w-0 outline-none">
        {children}
      </main>
    </div>
  )
}

/** A form, not a link: leaving is a change, and must work before any script has run. */
function SignOut({ label, className }: { label: string; className?: string }) {
  return (
    <form method="post" action="/api/auth/sign-out" className={className}>
      <button
        type="submit"
        className="flex min-h-11 items-center text-13 whitespace-nowrap text-ink-2 underline decoration-rule hover:text-ink lg:min-h-8"
      >
        {label}
      </button>
    </form>
  )
}
