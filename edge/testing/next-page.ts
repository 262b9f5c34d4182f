/** For tests: an article page as Next 16.4.6 wrote it for this site, with most of its words left out. */

export const begin = '<script>(self.__next_f=self.__next_f||[]).push([0])</script>'
export const turbopack =
  '<script id="_R_">(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/2yt41qz0sbw2o.js","static/chunks/11sdwiucyim42.js"],"runtimeModuleIds":[94553]});</script>'
export const jsonLd =
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":"L\\u003ceau & la « ville »"}</script>'
const island =
  '<section id="commentaires" tabindex="-1" data-hydrate="true" class="mt-14"><form></form></section>'

/** As Next writes a piece of its text: JSON, with what could end a script escaped. */
export function flight(text: string, type: 1 | 3 = 1): string {
  const literal = JSON.stringify([type, text]).replace(
    /[&<>\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `<script>self.__next_f.push(${literal})</script>`
}

export interface PageParts {
  html?: string
  head?: string
  body?: string
  inline?: string
}

export function nextPage({ html = '<html lang="fr">', head = '', body = island, inline }: PageParts = {}) {
  return Buffer.from(
    [
      `<!DOCTYPE html>${html}<head><meta charSet="utf-8"/>`,
      '<link rel="stylesheet" href="/_next/static/chunks/2oixwl0a1sb_a.css" data-precedence="next"/>',
      '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/2yt41qz0sbw2o.js"/>',
      '<script src="/_next/static/chunks/11sdwiucyim42.js" async=""></script>',
      '<script src="/_next/static/chunks/turbopack-077hmtqrhcoji.js" async=""></script>',
      '<script src="/_next/static/chunks/2-mjnwq-1wecy.js" async=""></script>',
      '<link rel="preload" href="/fonts/serif-2e90b7f0d1.woff2" as="font" type="font/woff2" crossorigin="anonymous"/>',
      `<title>L’eau</title>${head}<script src="/reader.js"></script>`,
      '<script src="/_next/static/chunks/0cz1d0mv5g_q7.js" noModule=""></script></head>',
      `<body><div hidden=""><!--$--><!--/$--></div>${jsonLd}<h1>L’eau</h1>${body}`,
      `${turbopack}<script src="/_next/static/chunks/2yt41qz0sbw2o.js" async=""></script>`,
      `${begin}${inline ?? flight('0:{"b":"id"}\n') + flight('1:["$","p",null,{}]\n')}</body></html>`,
    ].join(''),
  )
}
