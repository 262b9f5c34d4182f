import { Fragment, type ReactNode } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'
import { type ArticleDocument, type Block, inlineText, printedBlocks } from '#domain/articles/document.ts'
import { foreignParts } from '#domain/articles/foreign-parts.ts'
import { withOwnLinks } from '#domain/articles/own-links.ts'
import { paragraphId, paragraphNumbers } from '#domain/articles/paragraphs.ts'
import type { AudioView } from '#domain/media/audio.ts'
import type { PictureView } from '#domain/media/view.ts'
import { directionOf } from '#lib/direction.ts'
import { inLanguage, type Language, type Locale } from '#lib/locale.ts'
import { slugify } from '#lib/slug.ts'
import { isBlank } from '#lib/text.ts'
import { Audio } from './audio.tsx'
import { Box } from './box.tsx'
import { Caption } from './caption.tsx'
import { Chart } from './chart.tsx'
import { Citation } from './citation.tsx'
import { DataTable } from './data-table.tsx'
import { Flow } from './flow.tsx'
import { Gallery } from './gallery.tsx'
import { Line } from './line.tsx'
import { type NoteNumbers, Notes, noteIds, numberNotes } from './notes.tsx'
import { Picture, phoneColumn } from './picture.tsx'
import { type Mentions, ReadAlso } from './read-also.tsx'
import { Timeline } from './timeline.tsx'

type Props = {
  body: ArticleDocument
  pictures: Record<string, PictureView>
  audio?: Record<string, AudioView>
  /** Own articles that the text points at, as far as readers see them. */
  mentions?: Mentions
  print: PrintContext
  /** What the text is written in; that of the page where nobody says. */
  language?: Language
  /** Of the form for an error; absent in a preview. */
  reportHref?: string
  /** What stands above the text and belongs to it: reader modes take out one element and what is in it. */
  children?: ReactNode
}

/** The one place where a stored document becomes HTML: our own switch over a closed list of nodes. */
export function Body({
  body,
  pictures,
  audio = {},
  mentions = {},
  print,
  language,
  reportHref,
  children,
}: Props) {
  const blocks = printedBlocks(withOwnLinks(body, print.locale))
  const notes = numberNotes(blocks)
  const parts = foreignParts(blocks)
  const ids = blockIds(blocks, notes)
  const numbers = paragraphNumbers(blocks)
  const foreign = language ? inLanguage(language, print.locale) : {}
  // What the page says for itself in the middle of a foreign text is in its own language.
  const own = foreign.lang && print.locale
  return (
    <div className="prose ends" {...foreign}>
      {children}
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity, and a published text does not change.
        <Fragment key={index}>
          <ParagraphMark number={numbers.get(block)} reportHref={reportHref} print={print} />
          <BlockNode
            block={block}
            id={ids.get(block) ?? ''}
            {...{ pictures, audio, mentions, notes, print, own }}
            lang={parts.get(block)}
          />
        </Fragment>
      ))}
      <Notes notes={notes} foreign={parts} print={print} lang={own} />
    </div>
  )
}

type MarkProps = { number: number | undefined; reportHref: string | undefined; print: PrintContext }

/**
 * The address of a paragraph, and the way to the form for an error in it. Its number is drawn by the style sheet, when a
 * reader asks for numbers: it is no word of the text, for reader modes and for who copies it.
 */
function ParagraphMark({ number, reportHref, print: { t } }: MarkProps) {
  if (!number || !reportHref) return null
  return (
    // biome-ignore lint/a11y/useAnchorContent: named by its label; what the eye sees is drawn by the style sheet.
    <a
      id={paragraphId(number)}
      href={`${reportHref}/${number}`}
      rel="nofollow"
      data-number={number}
      aria-label={t('reports.link_paragraph', { number })}
      className="paragraph-mark no-print"
    />
  )
}

type NodeProps = {
  block: Block
  id: string
  pictures: Record<string, PictureView>
  audio: Record<string, AudioView>
  mentions: Mentions
  notes: NoteNumbers
  print: PrintContext
  own: Locale | undefined
  /** Of a figure in a passage of another language. */
  lang: Language | undefined
}

function BlockNode({ block, id, pictures, audio, mentions, notes, print, own, lang }: NodeProps) {
  switch (block.type) {
    case 'paragraph':
    case 'bulletList':
    case 'orderedList':
      return <Flow node={block} notes={notes} />
    case 'heading': {
      const Title = block.attrs.level === 3 ? 'h3' : 'h2'
      return <Line as={Title} id={id} content={block.content} notes={notes} />
    }
    case 'blockquote':
      return (
        <blockquote>
          {block.content.map((node, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <Flow key={index} node={node} notes={notes} />
          ))}
          <Attribution name={block.attrs?.attribution} />
        </blockquote>
      )
    case 'pullQuote':
      return (
        <figure className="pull-quote">
          <Line content={block.content} notes={notes} />
          <Attribution name={block.attrs?.attribution} as="figcaption" />
        </figure>
      )
    case 'picture': {
      const picture = pictures[block.attrs.mediaId]
      if (!picture) return null
      return (
        <figure lang={lang}>
          <Picture
            picture={{ ...picture, ...block.attrs }}
            sizes={`(width >= 664px) 600px, ${phoneColumn}`}
          />
          <Caption {...block.attrs} t={print.t} own={lang ? print.locale : own} />
        </figure>
      )
    }
    case 'gallery':
      return (
        <Gallery
          gallery={block}
          pictures={pictures}
          print={print}
          lang={lang}
          own={lang ? print.locale : own}
        />
      )
    case 'table':
      return <DataTable table={block} id={id} notes={notes} print={print} />
    case 'readAlso':
      return <ReadAlso node={block} mentions={mentions} print={print} lang={own} />
    case 'box':
      return <Box box={block} id={id} notes={notes} />
    case 'timeline':
      return <Timeline timeline={block} notes={notes} />
    case 'chart':
      return <Chart chart={block} t={print.t} locale={print.locale} />
    case 'audio': {
      const sound = audio[block.attrs.mediaId]
      return sound ? <Audio block={block} audio={sound} print={print} /> : null
    }
    case 'citation':
      return <Citation block={block} picture={pictures[block.attrs.mediaId]} print={print} />
    default:
      return null
  }
}

function Attribution({ name, as: Element = 'p' }: { name: string | undefined; as?: 'p' | 'figcaption' }) {
  return name && !isBlank(name) ? (
    <Element className="attribution" dir={directionOf(name)}>
      {name}
    </Element>
  ) : null
}

/** Addresses the page itself uses. */
const reserved = ['contenu', 'commentaires', 'laisser-un-commentaire', 'notes', 'outils', 'paragraphes']

/** An address for every heading, table and box, unique on the page. */
function blockIds(blocks: readonly Block[], notes: NoteNumbers): Map<Block, string> {
  const taken = new Map<string, number>([...reserved, ...noteIds(notes)].map((id) => [id, 1]))
  const ids = new Map<Block, string>()
  for (const block of blocks) {
    const base = addressOf(block)
    if (base === null) continue
    const count = (taken.get(base) ?? 0) + 1
    taken.set(base, count)
    ids.set(block, count === 1 ? base : `${base}-${count}`)
  }
  return ids
}

function addressOf(block: Block): string | null {
  if (block.type === 'heading') return slugify(inlineText(block.content), 60) || 'partie'
  if (block.type === 'table') return 'tableau'
  return block.type === 'box' ? 'encadre' : null
}
