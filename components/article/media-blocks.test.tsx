import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { printContextOf } from '#components/print/print-context.ts'
import type { Block } from '#domain/articles/document.ts'
import { documentHtml } from '#domain/articles/document-html.ts'
import type { AudioView } from '#domain/media/audio.ts'
import type { PictureView } from '#domain/media/view.ts'
import { Body } from './body.tsx'

const print = printContextOf({ language: 'fr', timeZone: 'Europe/Paris' })
const audio: Record<string, AudioView> = {
  son: {
    id: 'son',
    token: 'jeton-son',
    format: 'mp3',
    bytes: 3_240_000,
    duration: 192_000,
    url: 'https://journal.test/media/jeton-son/audio.mp3',
  },
}
const pictures = {
  vue: {
    id: 'vue',
    token: 'jeton-vue',
    width: 640,
    height: 360,
    widths: [320, 640],
    avif: true,
  } as PictureView,
}
const heard = (attrs: object = {}): Block => ({
  type: 'audio',
  attrs: {
    mediaId: 'son',
    title: 'La cloche',
    credit: 'Zoé',
    transcript: 'Sept coups.\n\nUn tramway.',
    ...attrs,
  },
})
const cited = (attrs: object = {}): Block => ({
  type: 'citation',
  attrs: {
    url: 'https://youtu.be/abcdefghijk',
    title: 'La crue filmée du pont',
    text: 'Première ligne.\nSeconde ligne.',
    author: 'Ville de Valbrune',
    date: '2024-03-14',
    mediaId: 'vue',
    ...attrs,
  },
})
const html = (...content: Block[]) =>
  renderToStaticMarkup(<Body body={{ type: 'doc', content }} {...{ audio, pictures, print }} />)
const elsewhere = (...content: Block[]) =>
  documentHtml(
    { type: 'doc', content },
    { siteUrl: 'https://journal.test', audio, pictures, mentions: {}, t: print.t },
  )

describe('a sound', () => {
  test('loads nothing by itself, and says its length, its credit, its size and its words', () => {
    const printed = html(heard())
    expect(printed).toContain(
      '<audio controls="" preload="none" src="/media/jeton-son/audio.mp3" aria-label="La cloche"',
    )
    expect(printed).toContain('3:12 · Zoé')
    expect(printed).toContain('download="">Télécharger (MP3, 3,2 Mo)</a>')
    expect(printed).toMatch(/<details><summary>[^<]+<\/summary><p[^>]*>Sept coups\.<\/p><p[^>]*>Un tramway\./)
    // For paper.
    expect(printed).toContain('https://journal.test/media/jeton-son/audio.mp3')
  })

  test('without a title has a name, and without a transcript nothing to unfold', () => {
    const printed = html(heard({ title: ' ', transcript: '\n' }))
    expect(printed).toContain('aria-label="Son"')
    expect(printed).not.toContain('details')
  })

  test('that was withdrawn is not there', () => {
    expect(html(heard({ mediaId: 'parti' }))).toBe('<div class="prose ends"></div>')
    expect(elsewhere(heard({ mediaId: 'parti' }))).toBe('')
  })

  test('is a link and its words for who reads elsewhere', () => {
    expect(elsewhere(heard())).toBe(
      '<p><strong>La cloche</strong></p><p><a href="https://journal.test/media/jeton-son/audio.mp3">Écouter (3:12)</a></p><p>Zoé</p><p>Sept coups.</p><p>Un tramway.</p>',
    )
  })
})

describe('a citation', () => {
  test('is words, a picture of ours and a way out; nothing in it is the host’s', () => {
    const printed = html(cited())
    expect(printed).toContain('<blockquote cite="https://youtu.be/abcdefghijk">')
    expect(printed).toContain('Ville de Valbrune')
    expect(printed).toContain('14 mars 2024')
    expect(printed).toMatch(
      /<a href="https:\/\/youtu\.be\/abcdefghijk" rel="external noopener nofollow">Voir sur \u2068?YouTube/,
    )
    const loaded = [...printed.matchAll(/(?:src|srcset)="([^"]+)"/gi)].map((match) => match[1]!)
    expect(loaded.length).toBeGreaterThan(0)
    for (const address of loaded) expect(address).toMatch(/^\/media\/jeton-vue\//)
    expect(printed).not.toMatch(/<(?:iframe|script|object|embed|video)/)
  })

  test('of which nothing is known is its address, as a link', () => {
    const bare = cited({
      url: 'https://exemple.org/page',
      title: '',
      text: ' ',
      author: '',
      date: '',
      mediaId: '',
    })
    const printed = html(bare)
    expect(printed).toContain('>https://exemple.org/page</p>')
    expect(printed).toMatch(/Voir sur \u2068?exemple\.org/)
    expect(elsewhere(bare)).toBe(
      '<blockquote><p><a href="https://exemple.org/page">Voir sur exemple.org</a></p></blockquote>',
    )
  })

  test('runs nothing, whatever its host said', () => {
    const evil = '<img src=x onerror=alert(1)>"\'</blockquote><script>alert(1)</script>'
    for (const printed of [
      html(cited({ title: evil, text: evil, author: evil })),
      elsewhere(cited({ title: evil, text: evil, author: evil })),
    ])
      expect(printed).not.toMatch(/<(?:img src=x|script)/)
  })
})
