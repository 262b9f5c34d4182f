'use client'

import Link from 'next/link'
import { type ReactNode, useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'

export type Tab = { href: string; label: string; aside?: ReactNode; isCurrent: boolean }

/** Pages side by side. On small screens the strip scrolls, and the current one is brought into sight. */
export function TabStrip({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const current = useRef<HTMLAnchorElement>(null)
  const href = tabs.find((tab) => tab.isCurrent)?.href
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the current page, whatever made it so
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [href])
  return (
    <nav aria-label={label} className="border-b border-ink">
      <ul className="strip -mb-px">
        {tabs.map((tab) => (
          <li key={tab.href} className="shrink-0">
            <Link
              ref={tab.isCurrent ? current : undefined}
              href={tab.href}
              prefetch={false}
              aria-current={tab.isCurrent ? 'page' : undefined}
              className={classNames(
                'flex min-h-11 items-center gap-2 border-b-4 px-3 pt-1 text-14 -outline-offset-2 md:min-h-10',
                tab.isCurrent
                  ? 'border-accent font-semibold forced-colors:border-[Highlight]'
                  : 'border-transparent forced-colors:border-[Canvas] text-ink-2 hover:text-ink',
              )}
            >
              {tab.label}
              {tab.aside === undefined ? null : (
                <span className="text-13 font-normal text-ink-2 tabular-nums">{tab.aside}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
