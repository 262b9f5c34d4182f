import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { colours } from '#contract/theme.ts'

/** WCAG 2.2, level AA: 1.4.3 for words, 1.4.11 for what has to be seen to be used. */
const forWords = 4.5
const forShapes = 3
/** Level AAA, 1.4.6: what is given to those who ask for more contrast. */
const forFirmWords = 7

type Palette = Record<string, string>

const read = (path: string): string => readFileSync(path, 'utf8')
const tokens = read('app/globals.css')

/** Both halves of `--color-ink: light-dark(#16130f, #ede8dd)`. */
const pairs = [...tokens.matchAll(/--color-([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)]
const light: Palette = Object.fromEntries(pairs.map(([, name, day]) => [name, day]))
const dark: Palette = Object.fromEntries(pairs.map(([, name, , night]) => [name, night]))
/** What comfort.css makes of them where the system asks for more contrast. */
const firmPairs = [
  ...read('app/comfort.css').matchAll(/--color-([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g),
]
const firmLight: Palette = Object.fromEntries(firmPairs.map(([, name, day]) => [name, day]))
const firmDark: Palette = Object.fromEntries(firmPairs.map(([, name, , night]) => [name, night]))
const print: Palette = { ...light, ...declared(read('app/print.css'), '--color-') }
/** The band of the long read redeclares the tokens; what it does not name it leaves to the page around it. */
const [, band] = /\.night \{([^}]*)\}/.exec(read('app/reading.css'))!
const bandTokens = [...band!.matchAll(/--color-([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)]

function declared(css: string, prefix = '--'): Palette {
  const found = css.matchAll(new RegExp(`${prefix}([a-z0-9-]+): ?#([0-9a-f]{3}(?:[0-9a-f]{3})?)\\b`, 'gi'))
  return Object.fromEntries([...found].map(([, name, hex]) => [name, `#${sixDigits(hex!)}`]))
}
function sixDigits(hex: string): string {
  return hex.length === 3 ? hex.replace(/./g, '$&$&') : hex
}
/** The pages that stand alone have these, whatever the style sheet says. */
const alone = ([0, 1] as const).map(
  (mode): Palette => Object.fromEntries(Object.entries(colours).map(([name, pair]) => [name, pair[mode]])),
)

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

function luminance(colour: number[]): number {
  const [r, g, b] = colour.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(over: string, ground: string): number {
  const [darker, brighter] = [over, ground].map((hex) => luminance(channels(hex))).sort((a, b) => a - b)
  return (brighter! + 0.05) / (darker! + 0.05)
}

const styled = ['app', 'components'].flatMap((root) =>
  readdirSync(root, { recursive: true })
    .map((name) => `${root}/${name}`)
    .filter((path) => /\.(tsx|ts|css)$/.test(path) && !path.endsWith('.test.ts'))
    .map(read),
)
/** Lists of classes, each as it is written: `border border-ink bg-ink text-paper`. */
const classLists = styled.flatMap((source) =>
  [...source.matchAll(/(['"`])([^'"`\n]*)\1/g)].map(([, , list]) => list!.split(/\s+/)),
)
const rules = styled.join('\n')
const names = Object.keys(light).join('|')

/** Tokens used with a utility (`text-ink-2`, `enabled:hover:text-ink-2`) or by a property of a style sheet. */
function used(utilities: string, properties: string): string[] {
  const inClass = new RegExp(`^(?:[^\\s]*:)?(?:${utilities})-(${names})$`)
  const inRule = new RegExp(`(?:^|[\\s{;])(?:${properties}):[^;{}]*var\\(--color-(${names})\\)`, 'g')
  return [
    ...new Set([
      ...classLists.flat().flatMap((name) => inClass.exec(name)?.[1] ?? []),
      ...[...rules.matchAll(inRule)].map(([, name]) => name!),
    ]),
  ].sort()
}

/** What pages lie on; every other ground is strong and carries words in the colour of the paper. */
const grounds = ['paper', 'wash']
const words = used('text', 'color').filter((name) => !grounds.includes(name))
/** A hairline parts what white space parts already: nobody has to see it. */
const hairline = 'rule'
const strong = used('bg', 'background').filter((name) => !grounds.includes(name) && name !== hairline)
/** In the colour of the ground a drawing has a halo, which keeps what runs behind words away from them. */
const drawn = used('fill|stroke', 'fill|stroke').filter((name) => !grounds.includes(name))
const shapes = [
  ...drawn,
  ...used('border|outline|ring|decoration', 'outline|border(?:-[a-z-]+)?|text-decoration-color'),
].filter((name) => name !== hairline)

/** Everything below `least`, by name: a failure says all of them at once. */
function tooFaint(palette: Palette, overs: string[], on: string[], least: number): string[] {
  return overs.flatMap((over) =>
    on.flatMap((ground) => {
      const ratio = contrast(palette[over]!, palette[ground]!)
      return ratio < least ? [`${over} on ${ground}: ${ratio.toFixed(2)}`] : []
    }),
  )
}

test('the tokens and their uses are found', () => {
  expect(pairs).toHaveLength(tokens.match(/--color-[a-z0-9-]+:/g)!.length)
  expect(words).toEqual(
    expect.arrayContaining(['ink', 'ink-2', 'accent', 'accent-ink', 'bad', 'good', 'warn']),
  )
  expect(strong).toEqual(expect.arrayContaining(['ink', 'accent-ink', 'bad']))
  expect(shapes).toEqual(expect.arrayContaining(['accent', 'bad', 'ink', 'ink-2']))
})

describe.each<[string, Palette]>([
  ['by day', light],
  ['by night', dark],
  ['on paper', print],
])('%s', (_, palette) => {
  test('words can be read', () => {
    expect(tooFaint(palette, words, grounds, forWords)).toEqual([])
    expect(tooFaint(palette, ['paper'], strong, forWords)).toEqual([])
  })

  test('edges of fields, marks of state and the focus can be seen', () => {
    expect(tooFaint(palette, shapes, grounds, forShapes)).toEqual([])
  })
})

describe.each<[string, Palette]>([
  ['by day', firmLight],
  ['by night', firmDark],
])('with more contrast %s', (_, palette) => {
  test('every colour is named, words are firm, and hairlines can be seen', () => {
    expect(Object.keys(palette).sort()).toEqual(Object.keys(light).sort())
    expect(tooFaint(palette, words, grounds, forFirmWords)).toEqual([])
    expect(tooFaint(palette, ['paper'], strong, forFirmWords)).toEqual([])
    expect(tooFaint(palette, [...shapes, hairline], grounds, forShapes)).toEqual([])
  })
})

test('no words let their ground through: what they are read by would depend on where they stand', () => {
  // What is switched off is excepted by WCAG, and what appears or goes passes through faintness.
  expect(classLists.flat().filter((name) => /^(placeholder:)?opacity-[1-9]\d?$/.test(name))).toEqual([])
})

test('the band of the long read can be read by day and by night', () => {
  expect(bandTokens).toHaveLength(5)
  for (const half of [2, 3]) {
    const palette: Palette = Object.fromEntries(bandTokens.map((token) => [token[1]!, token[half]!]))
    expect(tooFaint(palette, ['ink', 'ink-2', 'accent-ink'], ['paper'], forWords)).toEqual([])
    expect(tooFaint(palette, ['accent'], ['paper'], forShapes)).toEqual([])
  }
})

test('marks are drawn in the colour of the words beside them, which forced colours keep', () => {
  const css = ['app/reading.css', 'app/prose.css'].map(read).join('\n')
  expect(css).not.toMatch(/url\(["']?data:image/)
  expect(css).toMatch(/\.comment-count svg \{[^}]*stroke: currentColor/)
  // A background is painted over by forced colours; a border is not.
  for (const [, rule] of css.matchAll(/::(?:before|after) \{([^}]*)\}/g))
    expect(rule).not.toContain('background')
})

describe.each<[string, { ground: string[]; words: string[]; shapes: string[] }]>([
  ['the edge’s own pages', { ground: ['paper'], words: ['ink', 'ink-2'], shapes: ['accent'] }],
  [
    'the form that comes back',
    { ground: grounds, words: ['ink', 'ink-2', 'bad'], shapes: ['ink-2', 'accent', 'bad'] },
  ],
])('%s', (_, uses) => {
  test.each([
    ['by day', alone[0]!],
    ['by night', alone[1]!],
  ])('%s can be read and used', (__, palette) => {
    expect(tooFaint(palette, uses.words, uses.ground, forWords)).toEqual([])
    expect(tooFaint(palette, ['paper'], ['ink'], forWords)).toEqual([])
    expect(tooFaint(palette, uses.shapes, uses.ground, forShapes)).toEqual([])
  })
})
