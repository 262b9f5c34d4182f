import { escapeHtml } from '#lib/html.ts'
import { preloadedFonts } from './font-files.ts'

/**
 * The site's colours, by daylight and by lamplight, for the pages that stand without its style sheet: the edge's own, and
 * the form that a refused comment comes back in. app/globals.css says the same; a test compares them.
 */
export const colours = {
  paper: ['#fffdf8', '#14130f'],
  ink: ['#16130f', '#ede8dd'],
  'ink-2': ['#5a544b', '#a79f91'],
  rule: ['#ddd6c8', '#34302a'],
  wash: ['#f5f0e6', '#1e1c17'],
  accent: ['#c8391b', '#ff8a5c'],
  'accent-ink': ['#a82e14', '#ff8a5c'],
  bad: ['#a3161e', '#ff8f88'],
} as const

/** The same for readers whose system asks for more contrast; app/comfort.css says them too. */
export const firmColours = {
  paper: ['#ffffff', '#000000'],
  ink: ['#000000', '#ffffff'],
  'ink-2': ['#2e2a26', '#dcd7cd'],
  rule: ['#6d665c', '#8f877a'],
  wash: ['#f5f2ec', '#161512'],
  accent: ['#9a2409', '#ffa37d'],
  'accent-ink': ['#8a1f08', '#ffa37d'],
  bad: ['#7d0c14', '#ffb0ab'],
} as const

const tokens = (mode: 0 | 1, palette: typeof colours | typeof firmColours = colours) =>
  Object.entries(palette)
    .map(([name, pair]) => `--${name}:${pair[mode]}`)
    .join(';')

const [serif, sans] = preloadedFonts
const face = (family: string, file: string) =>
  `@font-face{font-family:"${family}";font-weight:400 700;font-display:swap;src:url("${file}") format("woff2")}`

/**
 * Paper, ink, the two faces and the line under the name. Pages for readers give way to one another (app/comfort.css): these
 * say that they do not, for Chromium takes a page that says nothing for a mistake. Beyond that, each page says what it needs. */
const shared = `
${face('Jour Serif', serif)}
${face('Jour Sans', sans)}
:root{color-scheme:light dark;${tokens(0)};--serif:"Jour Serif",Georgia,"Times New Roman",serif;--sans:"Jour Sans",system-ui,sans-serif}
@media (prefers-color-scheme:dark){:root{${tokens(1)}}}
@media (prefers-contrast:more){:root{${tokens(0, firmColours)}}}
@media (prefers-contrast:more) and (prefers-color-scheme:dark){:root{${tokens(1, firmColours)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 var(--sans);accent-color:var(--accent)}
header{max-width:77.5rem;margin:0 auto;padding:16px 16px 0;text-align:center}
header p{margin:0;padding:0 0 12px;border-bottom:1px solid var(--ink);overflow-wrap:anywhere}
header a{display:inline-block;padding:4px 0;font:700 1.75rem/1.05 var(--serif);letter-spacing:-.03em;text-decoration:none}
main{max-width:41.25rem;margin:0 auto;padding:32px 16px 64px}
h1{margin:0 0 12px;padding-top:12px;border-top:4px solid var(--ink);font:650 1.75rem/1.15 var(--serif);letter-spacing:-.012em;text-wrap:balance;overflow-wrap:anywhere}
p{margin:0 0 16px}
a{color:inherit;text-decoration-color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@view-transition{navigation:none}
::selection{background:var(--accent);color:var(--paper)}
@media (min-width:48rem){header{padding:24px 24px 0}header a{font-size:2.125rem}main{padding:48px 24px 96px}h1{font-size:2.125rem}}
`

export type PlainPage = {
  locale: string
  siteName: string
  title: string
  /** What the page needs beyond what all have. */
  style?: string
  /** Attributes of the body. */
  body?: string
  /** HTML that our own code has built. */
  main: string
}

/** The bar of the browser above the page. */
const bar = (scheme: string, colour: string) =>
  `<meta name="theme-color" media="(prefers-color-scheme: ${scheme})" content="${colour}">`

/** A whole page in the site's dress that needs nothing but the two font files, and stands without them. */
export function renderPlainPage(page: PlainPage): string {
  const style = `${shared}${page.style ?? ''}`.replaceAll('\n', '')
  const name = escapeHtml(page.siteName)
  return `<!DOCTYPE html>
<html lang="${escapeHtml(page.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(page.title)}</title>
${bar('light', colours.paper[0])}
${bar('dark', colours.paper[1])}
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>${style}</style>
</head>
<body${page.body ? ` ${page.body}` : ''}>
<header><p><a href="/">${name}</a></p></header>
<main>
${page.main}
</main>
</body>
</html>
`
}
