import { escapeHtml } from '#lib/html.ts'
import messages from '#lib/i18n/messages/fr/edge.json' with { type: 'json' }

/** The site's paper and ink, in one style sheet: this page must stand when nothing else does. */
const style = `
:root{color-scheme:light dark;--paper:#FFFDF8;--ink:#16130F;--ink-2:#5A544B;--rule:#8C8475;--accent:#A82E14}
@media (prefers-color-scheme:dark){:root{--paper:#14130F;--ink:#EDE8DD;--ink-2:#A79F91;--rule:#7A7365;--accent:#FF8A5C}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:19px/1.55 "Source Serif 4",Georgia,serif}
main{max-width:38rem;margin:0 auto;padding:15vh 24px 48px}
h1{margin:0 0 16px;padding-top:16px;border-top:4px solid var(--ink);font-size:34px;line-height:1.15;letter-spacing:-.012em;text-wrap:balance}
p{margin:0 0 24px;color:var(--ink-2)}
a{color:var(--ink);text-decoration-color:var(--accent);text-underline-offset:.2em}
label{display:block;margin:0 0 4px;font:14px/1.4 "Public Sans",system-ui,sans-serif}
input,textarea{display:block;width:100%;margin:0 0 16px;padding:8px 12px;border:1px solid var(--rule);border-radius:2px;background:transparent;color:inherit;font:inherit}
textarea{min-height:14rem;resize:vertical}
button{min-height:44px;padding:8px 20px;border:0;border-radius:2px;background:var(--ink);color:var(--paper);font:16px/1.4 "Public Sans",system-ui,sans-serif;cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
`.replaceAll('\n', '')

/** `content` is HTML that our own code has built; title and text are escaped here. */
export function renderErrorPage(page: { title: string; text: string; content?: string }): string {
  return `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(page.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(page.title)}</h1>
<p>${escapeHtml(page.text)}</p>
${page.content ?? ''}
<p><a href="/">${escapeHtml(messages.home)}</a></p>
</main>
</body>
</html>
`
}
