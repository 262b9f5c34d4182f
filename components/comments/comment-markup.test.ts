import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commentWords, readComment, readLine } from './comment-markup.ts'

/** A line in short: `<b>bold</b>`, `<i>italic</i>`, `<href>`. */
const short = (line: string) =>
  readLine(line)
    .map((span) => {
      if (span.kind === 'link') return `<${span.href}>`
      if (span.kind === 'text') return span.text
      return span.kind === 'bold' ? `<b>${span.text}</b>` : `<i>${span.text}</i>`
    })
    .join('')

describe('readComment', () => {
  it('parts paragraphs at empty lines and keeps line breaks inside them', () => {
    expect(readComment('Un.\nDeux.\n\nTrois.').map((block) => block.lines.length)).toEqual([2, 1])
  })

  it('reads quoted lines as one quotation', () => {
    const blocks = readComment('> Ce que vous disiez\n> hier\nNon.')
    expect(blocks.map((block) => block.kind)).toEqual(['quote', 'paragraph'])
    expect(blocks[0]?.lines).toEqual([
      [{ kind: 'text', text: 'Ce que vous disiez' }],
      [{ kind: 'text', text: 'hier' }],
    ])
  })
})

describe('readLine', () => {
  it('knows bold and italic, and leaves lonely stars alone', () => {
    expect(readLine('**oui** et *non*')).toEqual([
      { kind: 'bold', text: 'oui' },
      { kind: 'text', text: ' et ' },
      { kind: 'italic', text: 'non' },
    ])
    expect(readLine('2 * 3 * 4 = 24')).toEqual([{ kind: 'text', text: '2 * 3 * 4 = 24' }])
  })

  it('links web addresses without the punctuation of the sentence', () => {
    expect(readLine('Voir (https://www.example.org/a?b=1).')).toEqual([
      { kind: 'text', text: 'Voir (' },
      { kind: 'link', text: 'example.org/a?b=1', href: 'https://www.example.org/a?b=1' },
      { kind: 'text', text: ').' },
    ])
  })

  it.each([
    'Quel c*n et quelle c*nne, ce f*** de m*** !',
    'Les lecteur*rices et les auteur*es ont raison.',
    '5*3*2 = 30',
  ])('case comment-asterisks: %s', (line) => {
    expect(readLine(line)).toEqual([{ kind: 'text', text: line }])
  })

  it.each([
    [
      '*oui*, **non** ; (*peut-être*) « *oui* »',
      '<i>oui</i>, <b>non</b> ; (<i>peut-être</i>) « <i>oui</i> »',
    ],
    ["l'*Express* et *Le Monde*.", "l'<i>Express</i> et <i>Le Monde</i>."],
    ['***trois***', '***trois***'],
    ['* puce * non', '* puce * non'],
    ['prix* et taxe*', 'prix* et taxe*'],
    ['*prix et taxe', '*prix et taxe'],
    ['*a*b*', '*a*b*'],
    ['** oui **', '** oui **'],
    ['*été*s', '*été*s'],
    ['c*n, *vraiment* c*n', 'c*n, <i>vraiment</i> c*n'],
    ['*** fin ***', '*** fin ***'],
    ['**gras *et* **', '**gras <i>et</i> **'],
  ])('knows where emphasis begins and ends: %s', (typed, read) => {
    expect(short(typed)).toBe(read)
  })

  it.each([
    [
      'Voir https://fr.wikipedia.org/wiki/Mercure_(dieu) demain.',
      'https://fr.wikipedia.org/wiki/Mercure_(dieu)',
    ],
    ['(voir https://fr.wikipedia.org/wiki/Mercure_(dieu)).', 'https://fr.wikipedia.org/wiki/Mercure_(dieu)'],
    ['(voir https://exemple.fr/a).', 'https://exemple.fr/a'],
  ])('case comment-links: %s', (typed, href) => {
    const links = readLine(typed).filter((span) => span.kind === 'link')
    expect(links.map((link) => link.href)).toEqual([href])
    expect(short(typed)).toBe(typed.replace(href, `<${href}>`))
  })

  it.each([
    ['<https://a.test/x>', 'https://a.test/x'],
    ['« https://a.test/x »', 'https://a.test/x'],
    ['“https://a.test/x”', 'https://a.test/x'],
    ['https://a.test/x?!…', 'https://a.test/x'],
    ['[https://a.test/x[1]]', 'https://a.test/x[1]'],
    ['https://a.test/a_(b)_(c)', 'https://a.test/a_(b)_(c)'],
    ['https://a.test/a)b', 'https://a.test/a)b'],
    ['((https://a.test/(a)))', 'https://a.test/(a)'],
    ['https://éolien.fr/à-propos, oui', 'https://éolien.fr/à-propos'],
    ['https://пример.рф/путь.', 'https://пример.рф/путь'],
    ['https://a.test/x\u202e/gepj', 'https://a.test/x'],
    ['https://a.test/x\u00a0: oui', 'https://a.test/x'],
    ['*https://a.test/x', 'https://a.test/x'],
  ])('ends an address where the sentence goes on: %s', (typed, href) => {
    expect(short(typed)).toBe(typed.replace(href, `<${href}>`))
  })

  it('shows the whole host, and links to none that hides behind a name', () => {
    const host = `${'long-'.repeat(14)}nom.exemple.test`
    expect(readLine(`https://${host}/chemin`)).toEqual([
      { kind: 'link', text: `${host}…`, href: `https://${host}/chemin` },
    ])
    expect(short('https://exemple.fr@ailleurs.test/')).toBe('https://exemple.fr@ailleurs.test/')
  })

  it('keeps every character, whatever is typed', () => {
    const unit = fc.constantFrom(...'a*b é.)(]["\'<>!?:/'.split(''), '**', 'https://a.test/', 'c*n')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (typed) => {
        const bare = (text: string) => text.replaceAll('*', '')
        const said = readLine(typed).map((span) => (span.kind === 'link' ? span.href : span.text))
        expect(bare(said.join(''))).toBe(bare(typed))
      }),
      { numRuns: 2_000 },
    )
  })

  it('links nothing else', () => {
    for (const text of [
      'javascript:alert(1)',
      'data:text/html,x',
      '<a href=x>',
      '[a](javascript:x)',
      'ftp://a.b',
    ])
      expect(readLine(text)).toEqual([{ kind: 'text', text }])
  })

  it('never makes a link of anything but http(s), whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const span of readLine(text.replaceAll('\n', ' ')))
          if (span.kind === 'link') expect(span.href).toMatch(/^https?:\/\//)
      }),
    )
  })

  it('reads hostile lines in linear time', () => {
    const started = performance.now()
    readLine(`${'*a '.repeat(20_000)}${'**'.repeat(20_000)}`)
    readLine(`https://a.test/${')'.repeat(20_000)}`)
    readLine('https://a.test/('.repeat(5_000))
    expect(performance.now() - started).toBeLessThan(500)
  })
})

it('gives the words alone for a list', () => {
  expect(commentWords('> *dit*\n\nNon, **c*n**.\nFin')).toBe('dit Non, **c*n**. Fin')
})

it.each([
  'Prix (*) hors taxes (*)',
  '«*» et «*»',
  '[*] a [*]',
  'Quel #*!$* de !*$',
  'voilà *_* et *-*',
  '*.js,*.ts',
])('« %s » keeps its stars', (line) => {
  expect(readLine(line)).toEqual([{ kind: 'text', text: line }])
})

it.each([
  ['هل قرأت https://exemple.fr/a؟', 'https://exemple.fr/a'],
  ['https://exemple.fr/a، ثم', 'https://exemple.fr/a'],
  ['見て https://exemple.fr/a。', 'https://exemple.fr/a'],
  ['（https://exemple.fr/a）', 'https://exemple.fr/a'],
  ['Voir *https://exemple.fr/a* vite', 'https://exemple.fr/a'],
  ['**Source : https://exemple.fr/b**', 'https://exemple.fr/b'],
  ['HTTPS://EXEMPLE.FR/c', 'HTTPS://EXEMPLE.FR/c'],
])('« %s » leads to %s', (line, href) => {
  expect(readLine(line).filter((span) => span.kind === 'link')).toMatchObject([{ href }])
})

it.each([
  ['**Attention !** oui', 'bold', 'Attention !'],
  ['*« oui »* dit-il', 'italic', '« oui »'],
  ['gagner **50 %** de plus', 'bold', '50 %'],
])('« %s » is emphasised as its author meant it', (line, kind, text) => {
  expect(readLine(line)[0]?.kind === 'text' ? readLine(line)[1] : readLine(line)[0]).toEqual({ kind, text })
})
