import type { ReactNode } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'
import { DisplayChoice } from './display-choice.tsx'

type Props = {
  name: string
  tagline: string
  columns: readonly { title: string; links: readonly { href: string; label: string }[] }[]
  t: PrintContext['t']
}

/** As the newsroom has composed it, in four columns at most; as it comes, with every page a publisher owes its readers. */
export function Footer({ name, tagline, columns, t }: Props) {
  return (
    <footer className="no-print mt-16 pb-12 md:mt-24">
      <div className="sheet [overflow-wrap:anywhere]">
        <div className="border-t-4 border-ink pt-4">
          <p className="font-serif text-23 leading-tight font-bold tracking-[-0.02em]">
            <a href="/">{name}</a>
          </p>
          {tagline ? <p className="text-14 text-ink-2">{tagline}</p> : null}
        </div>
        <nav
          aria-label={t('site.footer')}
          className="mt-8 grid grid-cols-2 gap-x-8 gap-y-10 text-14 lg:grid-cols-4"
        >
          {columns.map(({ title, links }) => (
            <Column key={`${title} ${links[0]?.href}`} title={title}>
              {links.map(({ href, label }) => (
                <Item key={href} href={href}>
                  {label}
                </Item>
              ))}
            </Column>
          ))}
        </nav>
        <div className="mt-10 border-t border-rule pt-4 text-13 text-ink-2">
          <p>{t('site.footer_promise')}</p>
          {/* In the masthead where there is room for it. */}
          <div className="mt-3 flex gap-x-6 md:hidden">
            <DisplayChoice t={t} />
          </div>
        </div>
      </div>
    </footer>
  )
}

function Column({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <p className="mb-2 font-semibold">{title}</p>
      <ul>{children}</ul>
    </div>
  )
}

function Item({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <a
        href={href}
        rel={/^https?:/.test(href) ? 'external noopener' : undefined}
        className="inline-block py-1 text-ink-2 hover:text-ink hover:underline"
      >
        {children}
      </a>
    </li>
  )
}
