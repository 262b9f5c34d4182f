import type { Block, Inline, Paragraph, TableCell } from '#domain/articles/document.ts'

type Read = { block: (source: string) => Block; inline: (text: string) => Inline[] }

/**
 * Blocks of the demo's articles that are more than text, between `:::name words` and `:::`. A picture and an article are
 * named by the slug of a story, a sound by its own name: whoever stores the text puts its id there.
 */
export function parseFence(source: string, read: Read): Block {
  const [, name, words = '', inner = ''] = /^:::(\S+) ?(.*)\n([\s\S]*?)\n:::$/.exec(source) ?? []
  const lines = inner.split('\n').filter((line) => line.trim() !== '')
  const cells = (line: string) => line.split('|').map((cell) => cell.trim())
  const paragraph = (text: string): Paragraph => ({ type: 'paragraph', content: read.inline(text) })
  switch (name) {
    case 'encadré':
      return {
        type: 'box',
        attrs: { title: words },
        content: inner
          .trim()
          .split(/\n{2,}/)
          .map((part) => read.block(part)) as Paragraph[],
      }
    case 'chronologie':
      return {
        type: 'timeline',
        attrs: { title: words },
        content: lines.map(cells).map(([date = '', ...text]) => ({
          type: 'timelineEntry',
          attrs: { date },
          content: [paragraph(text.join('|'))],
        })),
      }
    case 'tableau':
      return {
        type: 'table',
        attrs: { caption: words },
        content: lines.map(cells).map((row, index) => ({
          type: 'tableRow',
          content: row.map(
            (cell, column): TableCell => ({
              type: index === 0 || column === 0 ? 'tableHeader' : 'tableCell',
              attrs: { colspan: 1, rowspan: 1 },
              content: [cell === '' ? { type: 'paragraph' } : paragraph(cell)],
            }),
          ),
        })),
      }
    case 'graphique': {
      const [kind, title = '', unit = '', source = ''] = cells(words)
      const [head = [], ...rows] = lines.map(cells)
      return {
        type: 'chart',
        attrs: {
          kind: kind === 'courbes' ? 'lines' : 'bars',
          title,
          unit,
          source,
          series: head.slice(1),
          rows: rows.map(([label = '', ...values]) => ({ label, values })),
        },
      }
    }
    case 'galerie':
      return {
        type: 'gallery',
        attrs: {
          pictures: lines
            .map(cells)
            .map(([mediaId = '', caption = '']) => ({ mediaId, alt: '', caption, credit: '' })),
        },
      }
    case 'son': {
      const [mediaId = '', title = '', credit = ''] = cells(words)
      return { type: 'audio', attrs: { mediaId, title, credit, transcript: lines.join('\n') } }
    }
    case 'citation': {
      const [url = '', title = '', author = '', date = '', mediaId = ''] = cells(words)
      return { type: 'citation', attrs: { url, title, author, date, mediaId, text: lines.join('\n') } }
    }
    case 'lire':
      return { type: 'readAlso', attrs: { articles: lines.map((id) => ({ id: id.trim(), title: '' })) } }
    default:
      throw new Error(`No block is written like this: ${source.slice(0, 60)}`)
  }
}
