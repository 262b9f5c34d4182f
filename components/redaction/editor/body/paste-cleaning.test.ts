// @vitest-environment jsdom
import type { JSONContent } from '@tiptap/core'
import { describe, expect, test } from 'vitest'
import { emptyContent, typeset } from '#domain/articles/content.ts'
import { type ArticleDocument, plainText } from '#domain/articles/document.ts'
import { cleanPastedHtml } from './paste-cleaning.ts'
import { paste, pasteInto } from './paste-testing.ts'

/** The blocks in short: `p:…`, `h2:…`, `ul(li(p:…))`; `|` is a line break. */
function short(document: ArticleDocument): string[] {
  const inline = (node: JSONContent): string =>
    (node.content ?? [])
      .map((child) => {
        if (child.type === 'hardBreak') return '|'
        const marks = (child.marks ?? []).map((mark) =>
          mark.type === 'link' ? `a ${mark.attrs?.href}` : mark.type === 'bold' ? 'b' : 'i',
        )
        return marks.length > 0 ? `<${marks.join(',')}>${child.text}</>` : (child.text ?? '')
      })
      .join('')
  const block = (node: JSONContent): string => {
    const inner = () => (node.content ?? []).map(block).join(' ')
    switch (node.type) {
      case 'paragraph':
        return `p:${inline(node)}`
      case 'heading':
        return `h${node.attrs?.level}:${inline(node)}`
      case 'bulletList':
        return `ul(${inner()})`
      case 'orderedList':
        return `ol(${inner()})`
      case 'listItem':
        return `li(${inner()})`
      case 'blockquote':
        return `quote[${node.attrs?.attribution ?? ''}](${inner()})`
      case 'pullQuote':
        return `pull[${node.attrs?.attribution ?? ''}]:${inline(node)}`
      case 'table': {
        const cells = (row: JSONContent) =>
          (row.content ?? []).map((cell) => (cell.content ?? []).map(inline).join('¶')).join('|')
        return `table[${node.attrs?.caption}](${(node.content ?? []).map(cells).join(' / ')})`
      }
      default:
        return node.type ?? ''
    }
  }
  return (document.content as JSONContent[]).map(block)
}
const read = (html: string) => short(paste(html))

describe('Word', () => {
  test('case paste-word-initials: only what Word marks as a bullet or number goes', () => {
    expect(
      read(`<p class=MsoListParagraph style='margin-left:0cm'>M. Durand a d&eacute;menti mardi.</p>
<p class=MsoListParagraph>A. Petit, sa rivale, se tait.</p>
<p class=MsoListParagraph>&ndash; Nous verrons, dit-elle.</p>
<p class=MsoNormal style='mso-list:none'>M. Lenoir non plus.</p>`),
    ).toEqual([
      'p:M. Durand a démenti mardi.',
      'p:A. Petit, sa rivale, se tait.',
      'p:– Nous verrons, dit-elle.',
      'p:M. Lenoir non plus.',
    ])
  })

  const item = (level: number, marker: string, words: string) =>
    `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`
  test('its lists are lists, with their levels and numbers', () => {
    expect(
      read(`${item(1, '·', 'M. Durand')}${item(2, 'o', 'A. Petit')}${item(2, 'o', 'deux')}${item(1, '·', 'trois')}
        <p class=MsoNormal>Entre.</p>${item(1, '1.', 'un')}${item(1, '2)', '<b>deux</b>')}`),
    ).toEqual([
      'ul(li(p:M. Durand ul(li(p:A. Petit) li(p:deux))) li(p:trois))',
      'p:Entre.',
      'ol(li(p:un) li(p:<b>deux</>))',
    ])
  })

  test('remarks, hidden text and empty lines stay out; notes and text that looks hidden stay', () => {
    expect(
      read(`<html xmlns:o="urn"><head><style>p{}</style><title>x</title></head><body><!--StartFragment-->
        <p class=MsoNormal>Le mot<a style='mso-footnote-id:ftn1' href="#_ftn1"><span class=MsoFootnoteReference><sup>1</sup></span></a> de
        la fin<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[PD1]</a></span>.<o:p></o:p></p>
        <p class=MsoNormal><o:p>&nbsp;</o:p></p><p style='mso-hide:all'>caché</p>
        <div style='mso-element:footnote'><p><sup>1</sup> La note.</p></div>
        <div style='mso-element:comment-list'><p>Remarque du relecteur</p></div></body></html>`),
    ).toEqual(['p:Le mot¹ de la fin.', 'p:¹ La note.'])
  })
})

describe('tracked changes', () => {
  const deleted = (words: string) =>
    `<span class=msoDel><del cite="mailto:Paul" datetime="2026-11-27T10:00">${words}</del></span>`
  const inserted = (words: string) =>
    `<span class=msoIns><ins cite="mailto:Paul" datetime="2026-11-27T10:00">${words}</ins></span>`

  test.each([
    [
      `<p>Le maire ${deleted('refuse')}${inserted('accepte')} le projet.</p>`,
      ['p:Le maire accepte le projet.'],
    ],
    [`Le maire ${deleted('refuse')}${inserted('accepte')} le projet.`, ['p:Le maire accepte le projet.']],
    [`<p class=MsoNormal>Avant.</p><p class=MsoNormal>${deleted('Rien.<o:p></o:p>')}</p>`, ['p:Avant.']],
    [`<p>Un <del cite="mailto:Paul">deux </del><b>trois</b></p>`, ['p:Un <b>trois</>']],
    [`<p>Un <span class=msoDel>deux </span>trois</p>`, ['p:Un trois']],
  ])('what Word says was deleted stays out: %s', (html, blocks) => {
    expect(read(html)).toEqual(blocks)
  })

  test.each(['del', 's', 'strike', 'ins', 'del datetime="2026-11-27"', 'span class=modelDelta'])(
    'words in <%s> of other programs are words',
    (tag) => {
      expect(read(`<p>Un <${tag}>deux</${tag.split(' ')[0]}> trois</p>`)).toEqual(['p:Un deux trois'])
    },
  )
})

describe('lines', () => {
  test('case paste-line-breaks: no two words that a break parted are joined', () => {
    expect(
      read(
        "<meta charset='utf-8'><span>Mairie de Valbrune</span><br><span>3, rue du Puits</span><br><span>Standard ouvert</span>",
      ),
    ).toEqual(['p:Mairie de Valbrune|3, rue du Puits|Standard ouvert'])
  })

  test.each([
    ['two breaks part paragraphs', 'un<br><br>deux<br>&nbsp;<br>trois', ['p:un', 'p:deux', 'p:trois']],
    ['breaks in bold', '<b>un<br>deux</b>', ['p:<b>un</>|<b>deux</>']],
    [
      'lines that are divs',
      '<div>un</div><div>deux</div><div><br></div><div>trois</div>',
      ['p:un', 'p:deux', 'p:trois'],
    ],
    [
      'spans shown as blocks',
      '<span style="display:block">un</span><span style="display: block">deux</span>',
      ['p:un', 'p:deux'],
    ],
    [
      'divs shown in a line',
      '<div style="display:inline">un</div><div style="display:inline">suite</div>',
      ['p:unsuite'],
    ],
    [
      'columns of a grid',
      '<div style="display:flex"><span>un</span><span>deux</span></div>',
      ['p:un', 'p:deux'],
    ],
    [
      'an empty line of Slack',
      'un<br>deux<span class="c-mrkdwn__br" data-stringify-type="paragraph-break"></span>trois',
      ['p:un|deux', 'p:trois'],
    ],
    [
      'an empty line of Slack, said in one way only',
      '<b>un<span data-stringify-type="paragraph-break"></span></b>deux<i class="c-mrkdwn__br"></i>trois',
      ['p:<b>un</>', 'p:deux', 'p:trois'],
    ],
    ['a poem', '<pre>un\n  deux\n\ntrois</pre>', ['p:un|deux', 'p:trois']],
    ['lines kept by a style', '<div style="white-space: pre-wrap">un\ndeux</div>', ['p:un|deux']],
    ['lines of the source are spaces', '<p>un\ndeux\t trois</p>', ['p:un deux trois']],
    [
      'words of a PDF',
      '<span style="position:absolute">un</span><span style="position:absolute">deux</span>',
      ['p:un deux'],
    ],
    ['text beside blocks', 'un<p>deux</p>trois', ['p:un', 'p:deux', 'p:trois']],
    ['a bold block', '<b><p>un</p><p>deux</p></b>', ['p:<b>un</>', 'p:<b>deux</>']],
    [
      'a link round blocks',
      '<a href="https://a.test/"><h4>un</h4><div>deux</div></a>',
      ['h3:<a https://a.test/>un</>', 'p:<a https://a.test/>deux</>'],
    ],
  ])('%s', (_, html, blocks) => {
    expect(read(html)).toEqual(blocks)
  })

  test('a few words go into their line with their spaces', () => {
    const start = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'unquatre' }] }],
    }
    expect(short(pasteInto(start, 3, '<span> deux <b>trois</b> </span>'))).toEqual([
      'p:un deux <b>trois</> quatre',
    ])
  })
})

describe('spaces', () => {
  const pasted =
    '<p>Le&nbsp;maire&nbsp;a&nbsp;promis&nbsp;que&nbsp;la&nbsp;piscine&nbsp;rouvrira&nbsp;avant&nbsp;la&nbsp;fin&nbsp;du&nbsp;mandat&nbsp;:&nbsp;5&nbsp;%&nbsp;de&nbsp;M.&nbsp;Durand.</p>'

  test('case paste-nbsp: ordinary between ordinary words, kept with signs', () => {
    expect(read(pasted)).toEqual([
      'p:Le maire a promis que la piscine rouvrira avant la fin du mandat\u00a0: 5\u00a0% de M. Durand.',
    ])
    const printed = typeset({ ...emptyContent, body: paste(pasted) }, 'fr')
    expect(plainText(printed.body)).toBe(
      'Le maire a promis que la piscine rouvrira avant la fin du mandat\u00a0: 5\u00a0% de M.\u00a0Durand.',
    )
  })

  test('across nodes, and doubled by a word processor', () => {
    expect(read('<p>Le&nbsp;<b>maire</b>&nbsp; a&nbsp;&nbsp;dit<i>&nbsp;</i>non&nbsp;</p>')).toEqual([
      'p:Le <b>maire</> a dit<i> </>non',
    ])
  })
})

describe('programs', () => {
  test('Google Docs: its wrapping is not bold, its lists, links and breaks are right', () => {
    expect(
      read(
        `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="font-weight:400;white-space:pre-wrap;">Titre</span></h1><p dir="ltr"><span style="font-weight:700;">gras</span><span style="font-weight:400;font-style:italic"> et italique</span></p><br /><ul><li dir="ltr" aria-level="1"><p role="presentation"><span>un</span></p></li><ul><li aria-level="2"><p><span>un bis</span></p></li></ul><li><p>deux</p></li></ul><p><a href="https://www.google.com/url?q=https://a.test/x&amp;sa=D"><span>lien</span></a></p></b><br class="Apple-interchange-newline">`,
      ),
    ).toEqual([
      'h2:Titre',
      'p:<b>gras</><i> et italique</>',
      'ul(li(p:un ul(li(p:un bis))) li(p:deux))',
      'p:<a https://a.test/x>lien</>',
    ])
  })

  test.each([
    [
      'LibreOffice',
      '<p style="margin-bottom: 0cm"><font face="Liberation Serif">Un <b>mot</b></font></p><ol><li><p>un</p></li><li><p>deux</p></li></ol>',
      ['p:Un <b>mot</>', 'ol(li(p:un) li(p:deux))'],
    ],
    [
      'Apple Pages',
      '<p class="p1"><span class="s1">Un</span></p><p class="p2"><span class="s1"></span><br></p><p class="p1">deux</p>',
      ['p:Un', 'p:deux'],
    ],
    [
      'Outlook',
      '<div class=WordSection1><p class=MsoNormal>Bonjour,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal><a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.test%2Fb&amp;data=05">lien</a></p></div>',
      ['p:Bonjour,', 'p:<a https://a.test/b>lien</>'],
    ],
    [
      'WhatsApp',
      '<div><span>[10:30] Inès: </span><span style="white-space:pre-wrap">oui\nnon <img alt="🙂" src="x"></span></div>',
      ['p:[10:30] Inès: oui|non 🙂'],
    ],
    [
      'a table of Excel',
      '<table><tr><td>Nom</td><td></td><td>Voix</td></tr><tr><td>A. <b>Petit</b></td><td></td><td>12&nbsp;000</td></tr></table>',
      ['table[](Nom|Voix / A. <b>Petit</>|12\u00a0000)'],
    ],
    [
      'a table that is a layout',
      '<table><tr><td><h2>Titre</h2><p>un</p><p>deux</p></td></tr><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>',
      ['h2:Titre', 'p:un', 'p:deux', 'p:a', 'p:b', 'p:c'],
    ],
    [
      'a cell with breaks',
      '<table><caption>Tableau</caption><tr><td>3<br>rue</td><td>x</td></tr></table>',
      ['p:Tableau', 'p:3 rue — x'],
    ],
    ['a definition list', '<dl><dt>Mot</dt><dd>Sens</dd></dl>', ['p:Mot', 'p:Sens']],
    [
      'a figure of the web',
      '<figure><img src="x" alt="vu"><figcaption>Légende</figcaption></figure>',
      ['p:Légende'],
    ],
    ['words right to left', '<p dir="rtl">שלום <b>לכולם</b></p>', ['p:שלום <b>לכולם</>']],
    [
      'exponents and indexes',
      'm<sup>2</sup>, 10<sup>6</sup>, CO<sub>2</sub>, 1<sup>er</sup>',
      ['p:m², 10⁶, CO₂, 1er'],
    ],
    ['items without their list', '<li>un</li><li>deux</li>', ['ul(li(p:un) li(p:deux))']],
    [
      'blocks in items',
      '<ul><li><h3>Titre</h3><blockquote>dit</blockquote></li></ul>',
      ['ul(li(p:Titre p:dit))'],
    ],
    [
      'a quotation with a heading',
      '<blockquote><h2>Titre</h2><ul><li>un</li></ul></blockquote>',
      ['quote[](p:Titre ul(li(p:un)))'],
    ],
    ['a quotation in a line', 'Il dit <q>oui</q>.', ['p:Il dit "oui".']],
    ['headings of all levels', '<h1>a</h1><h5>b</h5><div role="heading">c</div>', ['h2:a', 'h3:b', 'p:c']],
    [
      'scripts, styles, hidden words',
      '<p>un<script>x</script><style>y</style><span hidden>z</span><i style="display:none">w</i></p>',
      ['p:un'],
    ],
    ['an address that could execute', '<a href="javascript:alert(1)">mot</a>', ['p:mot']],
  ])('%s', (_, html, blocks) => {
    expect(read(html)).toEqual(blocks)
  })

  test('this editor: what was copied from it comes back as it was', () => {
    const ours =
      '<blockquote data-attribution="La maire" data-pm-slice="0 0 []"><p>Non.</p></blockquote><aside data-pull-quote="" data-attribution="Elle">Oui\u00a0mais</aside>'
    expect(cleanPastedHtml(ours)).toBe(ours)
    const foreign = '<div data-pm-slice="1 1 []"><table><tr><td>a</td><td>b</td></tr></table></div>'
    expect(read(foreign)).toEqual(['p:a — b'])
  })
})
