import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import { Time } from '#components/ui/time.tsx'
import { type ArticleView, articleHref } from '#domain/articles/view.ts'
import { aroundChanges, type BlockDifference, type Excerpt, type Piece } from '#domain/history/differences.ts'
import type { VersionDifference } from '#domain/history/view.ts'
import { directionOf } from '#lib/direction.ts'
import { AboutArticleHead } from './history-head.tsx'
import { partNames } from './version-list.tsx'

type Props = { article: ArticleView; difference: VersionDifference; print: PrintContext }

/** What a version changed: said by words and lines, never by colour alone. */
export function Difference({ article, difference, print }: Props) {
  const { t } = print
  const { number, changed, correction, older, newer } = difference
  const history = (version?: number) => addressesFor(t).history(articleHref(article), version)
  const others = changed.filter((part) => part === 'bylines' || part === 'filing')
  return (
    <div className="sheet pt-6 md:pt-10">
      <div className="mx-auto max-w-[660px]">
        <AboutArticleHead article={article} t={t} title={t('history.difference_title', { number })}>
          <p className="mt-3 text-15 leading-[1.5] text-ink-2">
            {t.rich('history.difference_about', {
              after: () => <Time date={difference.publicAt} print={print} form="dateTime" />,
              before: () => <Time date={difference.since} print={print} form="dateTime" />,
            })}
          </p>
          {correction ? (
            <p className="mt-3 border-y border-rule py-3 leading-[1.5]">
              <strong className="font-semibold">{t('history.correction')}</strong>{' '}
              <span dir={directionOf(correction)}>{correction}</span>
            </p>
          ) : null}
        </AboutArticleHead>
        {changed.includes('title') ? (
          <Part name={t('history.heading_title')} blocks={difference.title} t={t} />
        ) : null}
        {changed.includes('standfirst') ? (
          <Part name={t('history.heading_standfirst')} blocks={difference.standfirst} t={t} />
        ) : null}
        {changed.includes('lead') ? (
          <Part name={t('history.heading_lead')} blocks={difference.lead} t={t} />
        ) : null}
        {changed.includes('body') ? (
          <Part name={t('history.heading_body')} blocks={difference.body} t={t} isText />
        ) : null}
        {others.length > 0 ? (
          <p className="mt-8 border-t border-rule pt-4 text-15">
            {t('history.other_changed', { parts: partNames(others, t) })}
          </p>
        ) : null}
        {changed.length === 0 ? <p className="mt-8 text-15">{t('history.same_words')}</p> : null}
        <nav
          aria-label={t('history.title')}
          className="mt-8 flex flex-wrap gap-x-6 gap-y-1 border-t border-rule pt-4 text-15"
        >
          {older !== null ? (
            <Way href={history(older)} rel="prev">
              {t('history.older')}
            </Way>
          ) : null}{' '}
          {newer !== null ? (
            <Way href={history(newer)} rel="next">
              {t('history.newer')}
            </Way>
          ) : null}{' '}
          <Way href={history()}>{t('history.back')}</Way>{' '}
          <Way href={articleHref(article)}>{t('history.article')}</Way>
        </nav>
      </div>
    </div>
  )
}

function Way({ href, rel, children }: { href: string; rel?: 'prev' | 'next'; children: string }) {
  return (
    <a href={href} rel={rel} className="inline-block py-1 underline decoration-accent underline-offset-4">
      {children}
    </a>
  )
}

type T = PrintContext['t']

function Part({
  name,
  blocks,
  t,
  isText = false,
}: {
  name: string
  blocks: readonly BlockDifference[]
  t: T
  /** Paragraphs have names of what became of them; a headline is one. */
  isText?: boolean
}) {
  return (
    <section className="mt-8 border-t border-ink pt-3">
      <h2 className="text-14 font-semibold text-ink-2">{name}</h2>
      <div className="mt-2 space-y-4 font-serif text-17 leading-[1.6] md:text-19">
        {aroundChanges(blocks).map((excerpt, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place.
          <Shown key={index} excerpt={excerpt} isText={isText} t={t} />
        ))}
      </div>
    </section>
  )
}

function Shown({ excerpt, isText, t }: { excerpt: Excerpt; isText: boolean; t: T }) {
  if (excerpt.kind === 'left_out')
    return (
      <p className="border-y border-rule py-1.5 font-sans text-13 text-ink-2">
        {t('history.left_out', { count: excerpt.count })}
      </p>
    )
  const { block } = excerpt
  if (block.kind === 'same')
    return (
      <p dir={directionOf(block.text)} className="text-ink-2">
        {block.text}
      </p>
    )
  const pieces: Piece[] = 'pieces' in block ? block.pieces : [block]
  return (
    <div className="border-l-4 border-accent pl-4">
      {isText ? <p className="mb-1 font-sans text-13 font-semibold">{nameOf(block, t)}</p> : null}
      <p dir={directionOf(pieces.map(({ text }) => text).join(''))} className="[overflow-wrap:anywhere]">
        {pieces.map((piece, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <Words key={index} piece={piece} t={t} />
        ))}
      </p>
    </div>
  )
}

function nameOf({ kind }: BlockDifference, t: T): string {
  if (kind === 'removed') return t('history.block_removed')
  return kind === 'added' ? t('history.block_added') : t('history.block_changed')
}

/** Brackets and lines for eyes, a word for ears; copied as text, the brackets stay. */
function Words({ piece: { kind, text }, t }: { piece: Piece; t: T }) {
  if (kind === 'same') return text
  if (kind === 'removed')
    return (
      <del className="text-ink-2 decoration-2">
        <span className="sr-only">{t('history.removed')} </span>[{text}]
      </del>
    )
  return (
    <ins className="bg-wash font-semibold [del+&]:ml-1 decoration-accent decoration-2 underline-offset-4">
      <span className="sr-only">{t('history.added')} </span>
      {text}
    </ins>
  )
}
