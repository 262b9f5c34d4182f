import type { ReactNode } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'
import {
  type ArticleDocument,
  type Block,
  inlineText,
  type List,
  type ListItem,
  type Paragraph,
  printedBlocks,
} from '#domain/articles/document.ts'
import type { PictureView } from '#domain/media/view.ts'
import { directionOf } from '#lib/direction.ts'
import { slugify } from '#lib/slug.ts'
import { isBlank } from '#lib/text.ts'
import { Caption } from './caption.tsx'
import { InlineText } from './inline.tsx'
import { Picture, phoneColumn } from './picture.tsx'

type Props = {
  body: ArticleDocument
  pictures: Record<string, PictureView>
  print: PrintContext
  /** What stands above the text and belongs to it: reader modes take out one element and what is in it. */
  children?: ReactNode
}

/** The one place where a stored document becomes HTML: our own switch over a closed list of nodes. */
export function Body({ body, pictures, print, children }: Props) {
  const blocks = printedBlocks(body)
  const ids = headingIds(blocks)
  return (
    <div className="prose ends">
      {children}
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity, and a published text does not change.
        <BlockNode key={index} block={block} id={ids.get(block)} pictures={pictures} print={print} />
      ))}
    </div>
  )
}

type NodeProps = { block: Block; id: string | undefined } & Omit<Props, 'body'>

function BlockNode({ block, id, pictures, print }: NodeProps) {
  switch (block.type) {
    case 'paragraph':
    case 'bulletList':
    case 'orderedList':
      return <Flow node={block} />
    case 'heading': {
      const Title = block.attrs.level === 3 ? 'h3' : 'h2'
      return (
        <Title id={id} dir={directionOf(inlineText(block.content))}>
          <InlineText content={block.content} />
        </Title>
      )
    }
    case 'blockquote':
      return (
        <blockquote>
          {block.content.map((node, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <Flow key={index} node={node} />
          ))}
          <Attribution name={block.attrs?.attribution} />
        </blockquote>
      )
    case 'pullQuote':
      return (
        <figure className="pull-quote">
          <p dir={directionOf(inlineText(block.content))}>
            <InlineText content={block.content} />
          </p>
          <Attribution name={block.attrs?.attribution} as="figcaption" />
        </figure>
      )
    case 'picture': {
      const picture = pictures[block.attrs.mediaId]
      if (!picture) return null
      return (
        <figure>
          <Picture
            picture={{ ...picture, ...block.attrs }}
            sizes={`(width >= 664px) 600px, ${phoneColumn}`}
          />
          <Caption caption={block.attrs.caption} credit={block.attrs.credit} t={print.t} />
        </figure>
      )
    }
    default:
      return null
  }
}

function Flow({ node }: { node: Paragraph | List }) {
  switch (node.type) {
    case 'paragraph':
      return (
        <p dir={directionOf(inlineText(node.content))}>
          <InlineText content={node.content} />
        </p>
      )
    case 'bulletList':
      return <ul>{node.content.map(item)}</ul>
    case 'orderedList':
      return <ol>{node.content.map(item)}</ol>
    default:
      return null
  }
}

function item(node: ListItem, index: number) {
  return (
    <li key={index}>
      {node.content.map((child, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        <Flow key={position} node={child} />
      ))}
    </li>
  )
}

function Attribution({ name, as: Element = 'p' }: { name: string | undefined; as?: 'p' | 'figcaption' }) {
  return name && !isBlank(name) ? (
    <Element className="attribution" dir={directionOf(name)}>
      {name}
    </Element>
  ) : null
}

/** Addresses the page itself uses. */
const reserved = ['contenu', 'commentaires', 'laisser-un-commentaire']

/** An address for every heading, unique on the page. */
function headingIds(blocks: readonly Block[]): Map<Block, string> {
  const taken = new Map<string, number>(reserved.map((id) => [id, 1]))
  const ids = new Map<Block, string>()
  for (const block of blocks) {
    if (block.type !== 'heading') continue
    const base = slugify(inlineText(block.content), 60) || 'partie'
    const count = (taken.get(base) ?? 0) + 1
    taken.set(base, count)
    ids.set(block, count === 1 ? base : `${base}-${count}`)
  }
  return ids
}
