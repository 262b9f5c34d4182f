import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { queueNames } from '#components/moderation/queue-address.ts'
import { roles } from '#domain/access.ts'
import { commentModes, revisionKinds } from '#domain/articles/article.ts'
import { leadKinds } from '#domain/articles/view.ts'
import { auditedEvents } from '#domain/audit/audit.ts'
import { commentReportReasons } from '#domain/comment-reports/comment-report.ts'
import { errorCodes } from '#domain/errors.ts'
import { heads } from '#domain/moderation/classifier/labels.ts'
import { rejectionReasons } from '#domain/moderation/moderation.ts'
import { signalCodes } from '#domain/moderation/signals/signal.ts'
import { weighableCodes } from '#domain/moderation/signals/weights.ts'
import { reportSignals, reportStatuses } from '#domain/reports/report.ts'
import { languages, locales } from '#lib/locale.ts'
import { typesetText } from '#lib/typography.ts'
import { errorMessage } from './error-message.ts'
import { translator } from './translator.ts'

type Tree = { [key: string]: string | Tree }

const folder = 'contract/i18n/messages'
const surfaces = readdirSync(`${folder}/fr`).map((name) => name.replace('.json', ''))

/** `{ site: { menu: { open: '…' } } }` → `site.menu.open` → '…' */
function flatten(tree: Tree, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${prefix}.${key}`, value] as [string, string]]
      : flatten(value, `${prefix}.${key}`),
  )
}
const messagesOf = (locale: string): Map<string, string> =>
  new Map(
    surfaces.flatMap((name) =>
      flatten(JSON.parse(readFileSync(`${folder}/${locale}/${name}.json`, 'utf8')), name),
    ),
  )

const french = messagesOf('fr')
const english = messagesOf('en')

/** Names in a message: `{name}`, `{count, plural, one {# réponse à {name}}}` → name, count. */
function placeholders(message: string): string[] {
  const names = new Set<string>()
  let at = 0
  const until = (ends: RegExp): string => {
    const from = at
    while (at < message.length && !ends.test(message[at]!)) at++
    return message.slice(from, at).trim()
  }
  const sentence = (): void => {
    for (until(/[{}]/); message[at] === '{'; until(/[{}]/)) argument()
  }
  const argument = (): void => {
    at++
    names.add(until(/[,}]/))
    let kind = ''
    if (message[at] === ',') {
      at++
      kind = until(/[,}]/)
    }
    const hasBranches = /^(plural|select|selectordinal)$/.test(kind)
    for (until(hasBranches ? /[{}]/ : /\}/); message[at] === '{'; until(/[{}]/)) {
      at++
      sentence()
      at++
    }
    at++
  }
  while (at < message.length) {
    sentence()
    at++
  }
  return [...names].sort()
}

test('placeholders are read out of every kind of message', () => {
  expect(placeholders('Rien.')).toEqual([])
  expect(placeholders('À {name}, {at, time, short}')).toEqual(['at', 'name'])
  expect(placeholders('{n, plural, =0 {zéro} one {{who} et {it}} other {# x}} par {by}')).toEqual([
    'by',
    'it',
    'n',
    'who',
  ])
})

describe('French and English', () => {
  test('have the same files and keys', () => {
    expect(readdirSync(`${folder}/en`).sort()).toEqual(readdirSync(`${folder}/fr`).sort())
    expect([...english.keys()].sort()).toEqual([...french.keys()].sort())
  })

  test('have the same placeholders, message by message', () => {
    const differing = [...french].filter(
      ([key, message]) => placeholders(message).join() !== placeholders(english.get(key) ?? '').join(),
    )
    expect(differing.map(([key]) => key)).toEqual([])
  })

  test.each([...locales])('%s: every message can be said', (locale) => {
    const t = translator(locale) as unknown as (key: string, values: object) => string
    for (const [key, message] of locale === 'fr' ? french : english) {
      expect(message.trim(), key).not.toBe('')
      // The edge has its own words and no plural: it does not carry the formatter.
      if (key.startsWith('edge.') || /<\w+>/.test(message)) continue
      const values = Object.fromEntries(placeholders(message).map((name) => [name, 2]))
      expect(() => t(key, values), key).not.toThrow()
    }
  })
})

test('French messages are set in exact typography', () => {
  const wrong = [...french].filter(
    ([, message]) => typesetText(message, 'fr') !== message || /\p{L}'\p{L}/u.test(message),
  )
  expect(wrong.map(([key, message]) => `${key}: ${typesetText(message, 'fr')}`)).toEqual([])
})

test('no sentence sets a full stop behind a name, which may end with one: « Didier Ch. », « Oui ! »', () => {
  const names = /\{(?:name|names|byline|title|topic|section|subject)\}\./
  const ending = [...french, ...english].filter(([, message]) => names.test(message))
  expect(ending.map(([key]) => key)).toEqual([])
})

test('every refusal has a sentence in both languages, with nothing left open', () => {
  for (const locale of locales)
    for (const code of errorCodes) {
      const sentence = errorMessage(translator(locale), code, {
        seconds: 3,
        savedBy: 'Léa',
        host: 'YouTube',
        version: 2,
        savedAt: '',
      })
      expect(sentence, `${locale} ${code}`).not.toMatch(/[{}]|^errors\./)
      expect(sentence.length, `${locale} ${code}`).toBeGreaterThan(5)
    }
})

/** Keys that are put together at run time: what comes before the changing part, and what it can be. */
const assembled: Record<string, readonly string[] | 'checked by TypeScript'> = {
  'classifier.': heads,
  'front.kind_': leadKinds,
  'languages.name_': languages,
  'moderation.reason_': rejectionReasons,
  'policy.weigh_': weighableCodes,
  'policy.family_': 'checked by TypeScript',
  'moderation.signal_': [...signalCodes, 'unknown'],
  'moderation.empty_': queueNames,
  'moderation.': queueNames,
  'thread.reason_': commentReportReasons,
  'redaction.comments.mode_': commentModes,
  'moderation.done_': 'checked by TypeScript',
  'auth.role_': roles,
  'settings.role_about_': roles,
  'settings.state_': 'checked by TypeScript',
  'settings.nav_': 'checked by TypeScript',
  'settings.job_': 'checked by TypeScript',
  'settings.': auditedEvents.map((event) => `audit_${event.replaceAll('.', '_')}`),
  'redaction.revision.': revisionKinds,
  'redaction.tab.': 'checked by TypeScript',
  'redaction.state.': 'checked by TypeScript',
  'redaction.action.': 'checked by TypeScript',
  'redaction.picture.': 'checked by TypeScript',
  'redaction.preview.': 'checked by TypeScript',
  'history.part_': 'checked by TypeScript',
  'reports.desk.signal_': reportSignals,
  'reports.desk.tab_': reportStatuses,
  'reports.desk.status_': reportStatuses,
  'pages.state_': 'checked by TypeScript',
  'pages.kind_': 'checked by TypeScript',
  'site.': ['missing_title', 'outage_title', 'error_title'],
  'errors.': errorCodes.map((code) => code.replace('.', '_')),
}

describe('keys', () => {
  const sources = ['app', 'components', 'contract', 'domain', 'lib', 'edge', 'bin']
    .flatMap((root) => readdirSync(root, { recursive: true }).map((name) => `${root}/${name}`))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')

  test('that are assembled have a known beginning, written here', () => {
    const beginnings = [
      ...sources.matchAll(new RegExp(`\`((?:${surfaces.join('|')})\\.[\\w.]*)\\$\\{`, 'g')),
    ].map((match) => match[1]!)
    const unknown = beginnings.filter((beginning) => !(beginning in assembled))
    expect(unknown, 'add the beginning to `assembled`, or write the keys in full').toEqual([])
    expect(
      Object.keys(assembled).filter((beginning) => !beginnings.includes(beginning)),
      'no longer needed',
    ).toEqual([])
  })

  test('that can be assembled all exist', () => {
    const wanted = Object.entries(assembled).flatMap(([beginning, ends]) =>
      typeof ends === 'string' ? [] : ends.map((end) => beginning + end),
    )
    expect(wanted.filter((key) => !french.has(key))).toEqual([])
  })

  test('that exist are all used somewhere, written in full', () => {
    const isAssembled = (key: string) =>
      Object.entries(assembled).some(([beginning, ends]) =>
        typeof ends === 'string' ? key.startsWith(beginning) : ends.some((end) => key === beginning + end),
      )
    const isWritten = (key: string) => ["'", '"', '`'].some((quote) => sources.includes(quote + key + quote))
    // The edge reads its file as an object: `comment.title`, or by the code of a refusal.
    const isOfEdge = (key: string) => {
      const [surface, ...path] = key.split('.')
      const code = `'${path.slice(0, 2).join('.')}'`
      return (
        surface === 'edge' &&
        (new RegExp(`\\b${path.join('\\.')}\\b`).test(sources) || sources.includes(code))
      )
    }
    const unused = [...french.keys()].filter((key) => !isWritten(key) && !isAssembled(key) && !isOfEdge(key))
    expect(unused, 'take these messages out, in both languages').toEqual([])
  })
})
