import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { printContextOf } from '#components/print/print-context.ts'
import type { ArticleDocument, Block } from '#domain/articles/document.ts'
import { Body } from './body.tsx'

const print = printContextOf({ language: 'fr', timeZone: 'Europe/Paris' })
const html = (...content: unknown[]) => {
  const body: ArticleDocument = { type: 'doc', content: content as Block[] }
  return renderToStaticMarkup(<Body body={body} pictures={{}} print={print} />)
}
const words = (text: string, marks?: unknown[]) => ({ type: 'text', text, ...(marks ? { marks } : {}) })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })

describe('the body of an article', () => {
  it('prints words and marks', () => {
    const nested = words('mot', [{ type: 'bold' }, { type: 'italic' }])
    expect(html(paragraph(nested))).toContain('<p><strong><em>mot</em></strong></p>')
  })

  it('never prints markup that somebody typed', () => {
    expect(html(paragraph(words('<script>alert(1)</script>')))).not.toContain('<script')
  })

  it('leaves out what it does not know', () => {
    const printed = html({ type: 'iframe', attrs: { src: 'https://example.org' } }, paragraph(words('reste')))
    expect(printed).toBe('<div class="prose ends"><p>reste</p></div>')
    expect(html(paragraph(words('mot', [{ type: 'blink' }])))).toContain('<p>mot</p>')
  })

  it('links to the web and to itself, and to nothing else', () => {
    const link = (href: string) => html(paragraph(words('lien', [{ type: 'link', attrs: { href } }])))
    expect(link('https://example.org/')).toContain('<a href="https://example.org/" rel="external noopener">')
    expect(link('/politique')).toContain('<a href="/politique">')
    for (const href of ['javascript:alert(1)', '//example.org', 'data:text/html,x', 'vbscript:x'])
      expect(link(href)).not.toContain('<a')
  })

  it('gives headings addresses, each once, and none that the page uses', () => {
    const heading = (text: string) => ({ type: 'heading', attrs: { level: 2 }, content: [words(text)] })
    const printed = html(heading('Été 2026'), heading('Été 2026'), heading('Commentaires'))
    expect([...printed.matchAll(/id="([^"]+)"/g)].map((match) => match[1])).toEqual([
      'ete-2026',
      'ete-2026-2',
      'commentaires-2',
    ])
  })

  it('case empty-blocks: prints nothing that holds no words, and no address for it', () => {
    const printed = html(
      paragraph(words('Texte.')),
      { type: 'heading', attrs: { level: 2 } },
      { type: 'heading', attrs: { level: 3 }, content: [words('\u00a0')] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
      { type: 'blockquote', content: [{ type: 'paragraph' }] },
      { type: 'pullQuote', attrs: { attribution: '' } },
      paragraph(words('Fin.')),
    )
    expect(printed).toBe('<div class="prose ends"><p>Texte.</p><p>Fin.</p></div>')
  })

  it('prints no link without words and no empty attribution', () => {
    const link = [{ type: 'link', attrs: { href: 'https://example.org/' } }]
    expect(html(paragraph(words('mot'), words(' ', link), words('\u200b', link)))).not.toContain('<a')
    const quoted = { type: 'blockquote', attrs: { attribution: ' ' }, content: [paragraph(words('dit'))] }
    expect(html(quoted)).not.toContain('attribution')
  })

  it('gives a text from right to left its direction, and others none', () => {
    const heading = { type: 'heading', attrs: { level: 2 }, content: [words('שלום')] }
    const printed = html(heading, paragraph(words('مرحبا بكم!')), paragraph(words('שלום est un mot hébreu.')))
    expect(printed).toContain('<p dir="rtl">مرحبا بكم!</p><p>שלום est un mot hébreu.</p>')
    expect(printed).toMatch(/<h2 id="[^"]+" dir="rtl">/)
  })

  it('makes no landmark of a pull quote, and prints who said it', () => {
    const quote = (attribution: string) => ({
      type: 'pullQuote',
      attrs: { attribution },
      content: [words('Une phrase.')],
    })
    const printed = html(quote('Zoé'), quote(''))
    expect(printed).not.toMatch(/<aside|role=|aria-label/)
    expect(printed).toContain(
      '<figure class="pull-quote"><p>Une phrase.</p><figcaption class="attribution">Zoé</figcaption></figure>' +
        '<figure class="pull-quote"><p>Une phrase.</p></figure>',
    )
  })

  it('leaves out a picture that no longer exists', () => {
    const attrs = { mediaId: 'x', alt: 'a', caption: 'b', credit: 'c' }
    expect(html({ type: 'picture', attrs })).toBe('<div class="prose ends"></div>')
  })
})
