'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { classNames } from '#components/ui/class-names.ts'

export type StaffPlace = { href: string; label: string; badge?: ReactNode }

/** The places of the newsroom; where one is now is said to everybody, by weight and bar as well. */
export function StaffNav({ label, places }: { label: string; places: readonly StaffPlace[] }) {
  const pathname = usePathname()
  // The longest match wins: /reglages/compte is the account, not the settings.
  const current = places
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]
  const link = useRef<HTMLAnchorElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the current page, whatever made it so
  useEffect(() => {
    link.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current?.href])
  return (
    <nav aria-label={label} className="min-w-0 flex-1 lg:flex-none">
      <ul className="strip is-rail">
        {places.map((place) => (
          <li key={place.href} className="shrink-0">
            <Link
              ref={place === current ? link : undefined}
              href={place.href}
              prefetch={false}
              aria-current={place === current ? 'page' : undefined}
              className={classNames(
                'flex min-h-12 items-center gap-2 border-b-4 px-3 pt-1 text-14 leading-5 -outline-offset-2 lg:min-h-10 lg:border-b-0 lg:border-l-4 lg:px-4 lg:pt-0',
                place === current
                  ? 'border-accent font-semibold text-ink lg:bg-wash forced-colors:border-[Highlight]'
                  : 'border-transparent forced-colors:border-[Canvas] text-ink-2 hover:text-ink lg:hover:bg-wash',
              )}
            >
              {place.label}
              {place.badge}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
