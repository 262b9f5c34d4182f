import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { begin, flight, jsonLd, nextPage, type PageParts, turbopack } from '#edge/testing/next-page.ts'
import { deferPage } from './defer.ts'

const defer = (parts: PageParts = {}) => {
  const result = deferPage(nextPage(parts))
  return { ...result, text: result.html.toString() }
}
const blockOf = (text: string) => {
  const found = /<script type="application\/json" id="deferred">([^<]*)<\/script><\/body><\/html>$/.exec(text)
  return JSON.parse(found?.[1] ?? 'null')
}
const hashOf = (tag: string) => {
  const content = tag.replace(/^<script[^>]*>/, '').replace(/<\/script>$/, '')
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`
}

test('the client code becomes data at the end of the page, in its order', () => {
  const { policy, text } = defer()
  expect(policy).toBe('strict')
  expect(blockOf(text)).toEqual({
    flight: [[0], [1, '0:{"b":"id"}\n1:["$","p",null,{}]\n']],
    turbopack: [
      {
        otherChunks: ['static/chunks/2yt41qz0sbw2o.js', 'static/chunks/11sdwiucyim42.js'],
        runtimeModuleIds: [94553],
      },
    ],
    chunks: ['11sdwiucyim42', 'turbopack-077hmtqrhcoji', '2-mjnwq-1wecy', '2yt41qz0sbw2o'].map(
      (name) => `/_next/static/chunks/${name}.js`,
    ),
  })
})

test('nothing is left to load or run but reader.js; data, styles, fonts and words stay as they were', () => {
  const { text } = defer()
  expect(text.match(/<script[^>]*>/g)).toEqual([
    '<script src="/reader.js">',
    '<script type="application/ld+json">',
    '<script type="application/json" id="deferred">',
  ])
  expect(text).not.toMatch(/as="script"|modulepreload/)
  for (const kept of [jsonLd, 'rel="stylesheet"', 'as="font"', '<title>L’eau</title>', '<h1>L’eau</h1>'])
    expect(text).toContain(kept)
})

test('a page that cannot be touched keeps no client code, not even as data', () => {
  const { policy, text } = defer({ body: '<p>À lire : data-hydrate=&quot;&quot;</p>' })
  expect([policy, text.includes('deferred'), text.includes('/_next/static/chunks/2oix')]).toEqual([
    'strict',
    false,
    true,
  ])
  expect(text.endsWith('À lire : data-hydrate=&quot;&quot;</p></body></html>')).toBe(true)
})

test('binary pieces keep their place between the texts', () => {
  const { text } = defer({ inline: flight('a') + flight('AAEC', 3) + flight('b') + flight('c') })
  expect(blockOf(text).flight).toEqual([[0], [1, 'a'], [3, 'AAEC'], [1, 'bc']])
})

test('whatever the words are, they arrive whole and end no script', () => {
  const words = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('</script>', '<!--', '$&', "$'", '\u2028', 'id="S:0'),
    ),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(words, (pieces) => {
      const whole = pieces.map((piece) => piece.toWellFormed())
      const { policy, text } = defer({ inline: whole.map((piece) => flight(piece)).join('') })
      expect(policy).toBe('strict')
      const entries: [number, string?][] = blockOf(text).flight
      expect(entries.map(([, piece]) => piece ?? '').join('')).toBe(whole.join(''))
    }),
    { numRuns: 50 },
  )
})

const strange = [
  '<script>alert(1)</script>',
  '<script>requestAnimationFrame(function(){$RT=performance.now()});</script>',
  '<script>self.__next_f.push([1,"a"]);alert(1)</script>',
  '<script>self.__next_f.push([1,alert(1)])</script>',
  '<script>self.__next_f.push([2,["state"]])</script>',
  '<script>self.__next_f.push([1,"a","b"])</script>',
  '<script>self.__next_r="1"</script>',
  '<script nonce="abc">self.__next_f.push([1,"a"])</script>',
  '<script id="_R_">alert(1)</script>',
  '<script id="_R_">(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":[]});</script>',
  '<script src="https://evil.test/a.js" async=""></script>',
  '<script src="//evil.test/_next/static/chunks/a.js" async=""></script>',
  '<script src="/_next/static/chunks/../../../media/a.js" async=""></script>',
  '<script src="/_next/static/chunks/a.js" async="" onload="alert(1)"></script>',
  '<script src="/_next/static/chunks/a.js" async="">alert(1)</script>',
  '<script src="/reader.js" async=""></script>',
  '<script type="module">alert(1)</script>',
  '<script type="speculationrules">{}</script>',
  '<script type="application/json" id="deferred">{"chunks":[]}</script>',
  '<script type="application/ld+json">"<!--"</script>',
  '<SCRIPT>alert(1)</SCRIPT>',
  '<script\n>alert(1)</script>',
  '<script/x>alert(1)</script>',
  '<script>alert(1)</script >',
  '<script>alert(1)',
]

test.each(strange)('%s leaves the page as it was, and may not run', (tag) => {
  const page = nextPage({ body: `<p data-hydrate="">${tag}</p>` })
  const result = deferPage(page)
  expect(result.html).toBe(page)
  expect(result.policy === 'hashes' && result.hashes).toEqual([
    hashOf(turbopack),
    hashOf(begin),
    hashOf(flight('0:{"b":"id"}\n')),
    hashOf(flight('1:["$","p",null,{}]\n')),
  ])
  expect(result.policy === 'hashes' && result.reason).toMatch(/script/i)
})

test.each<[string, PageParts]>([
  ['Suspense', { body: '<!--$?--><template id="B:0"></template><!--/$-->' }],
  ['Suspense', { body: '<div hidden id="S:0"><p>Un long article</p></div>' }],
  ['__next_error__', { html: '<html id="__next_error__">' }],
  ['id="deferred"', { body: '<p id="deferred">Reporté</p>' }],
])('left to its scripts: %s', (reason, parts) => {
  const result = defer(parts)
  expect(result).toMatchObject({ policy: 'hashes', html: nextPage(parts) })
  expect(result.policy === 'hashes' && result.reason).toContain(reason)
})

test('half a page, or one that never heard of us, is left alone too', () => {
  const page = nextPage()
  expect(deferPage(page.subarray(0, page.length - 3)).policy).toBe('hashes')
  const without = Buffer.from(page.toString().replace('<script src="/reader.js"></script>', ''))
  expect(deferPage(without).policy).toBe('hashes')
})

test('the same words as text are only words', () => {
  const { policy } = defer({
    body: '<p data-hydrate="">&lt;script&gt;alert(1)&lt;/script&gt; id=&quot;S:0&quot;</p>',
  })
  expect(policy).toBe('strict')
})
