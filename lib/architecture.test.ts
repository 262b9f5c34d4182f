import { expect, test } from 'vitest'
import { articleNames, firstNames } from '#contract/address-names.ts'
import { circlesAmong, circlesOfFiles, circlesOfFolders } from '#testing/architecture/circles.ts'
import { unusedExports } from '#testing/architecture/exports.ts'
import {
  type Import,
  importing,
  importsOf,
  isOurs,
  reaching as reachingThrough,
} from '#testing/architecture/imports.ts'
import { againstTheOrder, circlesOfRooms } from '#testing/architecture/rooms.ts'
import { code, codeOf, isTest, matching, sources, text, within } from '#testing/architecture/sources.ts'

/** The rules of docs/ARCHITECTURE.md, each a test. A failure names the files and says what to do instead. */
const isDatabase = (to: string) => /^(db\/|drizzle-orm|postgres$|pg-boss)/.test(to)
const isFramework = (to: string) => /^(next|react|next-auth)(\/|$|-dom)/.test(to)
const isCommand = (to: string) => /^domain\/(.*commands|jobs\/send|worker\/.*|[^/]+\/jobs)\.ts$/.test(to)
const isQuery = (to: string) => /^domain\/.*queries\.ts$/.test(to)
const isActions = (to: string) => /^domain\/[^/]+\/actions\.ts$/.test(to)
const isRoute = (path: string) => /^app\/.*\/route\.ts$/.test(path)
const isClient = (path: string) => path.endsWith('.client.tsx')
const isForServers = (to: string) =>
  isDatabase(to) || isQuery(to) || isCommand(to) || /^node:|^lib\/(env|log)\.ts$|^platform\//.test(to)
const isForeign = ({ from, to }: Import) => from.split('/')[1] !== to.split('/')[1]
/** What decides and could run in a browser: `domain/comments/comment.ts`, `input.ts`, `view.ts`. */
const isRule = (path: string) => {
  const [, noun, name] = /^domain\/([^/]+)\/([^/]+)\.ts$/.exec(path) ?? []
  if (!noun || !name) return /^domain\/(access|errors|result)\.ts$/.test(path)
  return ['input', 'view', noun, `${noun}s`, noun.replace(/s$/, '')].includes(name)
}

/** Actions are called, not bundled, and end a chain. */
const reaching = (files: string[], isForbidden: (to: string) => boolean) =>
  reachingThrough(files, isForbidden, isActions)

const site = within(/^app\/\(site\)\//)
const markedClient = matching(code, /^\s*['"]use client['"]/)
const markedServer = matching(code, /['"]use server['"]/)
const isBoundary = (path: string) => /^app\/.*error\.tsx$/.test(path)
const mayReadEnvironment = /^(lib\/env\.ts|(bin|bench|e2e|testing|trials)\/.*)$/

/** The settings that stop a start, programs for a terminal, one that answers on stdout, and a boundary that runs in browsers. */
const mayPrint =
  /^(lib\/env\.ts|seed\/.*|app\/\(site\)\/error\.tsx|domain\/media\/(?:make-variants|measure-colours)\.ts|domain\/cards\/draw-cards\.ts)$/

/** Commands with a transaction that is no event. */
const changesUnsaid = [
  // Autosave: every few seconds, with a history of its own.
  'domain/articles/commands.ts',
  'domain/pages/commands.ts',
  // The link of the first administrator, at each start of an empty site.
  'domain/people/commands.ts',
  // A look at a link.
  'domain/people/setup-commands.ts',
  // When a session was last seen.
  'domain/people/session-commands.ts',
]
/** Below the edge. Of the ports only those that keep files: it sends no mail and holds no key. */
const mayServeTheEdge = /^(contract|edge|lib)\/|^platform\/(atomic-file\.ts$|storage\/)/

const isRecording = (path: string) => /\brecord\(\s*tx\b/.test(codeOf(path))

/** What was asked for again, and is no new event: its takedown is confirmed once more. */
const asksAgain = [
  'domain/articles/version-commands.ts',
  'domain/demo/commands.ts',
  'domain/media/withdraw-commands.ts',
]

/** Loops with no condition that end by a clock or a full disk inside them, or are the purpose of the file. */
const endsOtherwise = [
  'bin/database.ts',
  'bin/lock.ts',
  // Readers are served meanwhile, and a signal ends it.
  'bin/persistence.ts',
  'bin/child.test.ts',
  'db/embedded/reach.ts',
  'db/embedded/ready.ts',
  'trials/load/connection.ts',
  'trials/outage/small-disk.ts',
]

/** The kinds of tags, read where they are spelled (`newest:${list}`): a renamed one is looked for by its new name. */
const tagKinds = [...codeOf('contract/tags.ts').matchAll(/`(\w+):\$\{/g)].map((match) => match[1]!)
const tagSpelled = new RegExp(`['"\`](${tagKinds.join('|')}):(\\$\\{|['"\`]|all\\b)`)

/** What the site's own pages are called, in both languages: their first parts, and those below an article. */
const ownNames = [firstNames, articleNames].flatMap((names) => [
  ...Object.keys(names),
  ...Object.values(names),
])
const ownAddressSpelled = new RegExp(`['"\`}]/(?:${ownNames.join('|')})(?=['"\`/?#])`)
/** Paths inside, which no reader is shown. */
const internalNames = /\b(?:pages|search|suggestions|comfort|listFolders|belowArticle|archiveHref)\b/
/** A slug of a row. */
const namesPagesInside = ['domain/pages/page.ts', 'contract/loads.ts']

type Rule = [rule: string, violations: string[], instead: string]

const importRules: Rule[] = [
  [
    'no files import one another in a circle, not even for a type',
    circlesOfFiles(sources),
    'move the type or constant that closes the circle to a file of its own, or to the file that is imported',
  ],
  [
    'no folders import one another in a circle',
    circlesOfRooms(),
    'one of the two knows too much: move the file that both need to the folder below, or pass it in',
  ],
  [
    'the rooms of the edge stand in an order, and none imports from one behind it',
    againstTheOrder(),
    'move what both need to an earlier room (testing/architecture/rooms.ts has the order)',
  ],
  [
    'lib knows nothing of news',
    importing(within(/^lib\//), ({ to }) => isOurs(to) && !to.startsWith('lib/')),
    'move the file to domain/, or pass in what it needs',
  ],
  [
    'a port knows the outside world, and nothing of news',
    importing(
      within(/^platform\//),
      ({ to }) => isFramework(to) || (isOurs(to) && !/^(contract|lib|platform)\//.test(to)),
    ),
    'pass in what it needs: the domain decides what is written, sent or kept',
  ],
  [
    'rules are pure: no database, no framework, nothing that only a server has',
    reaching(code.filter(isRule), (to) => isForServers(to) || isFramework(to)),
    'a rule decides on values that it is given: load them in a query or a command',
  ],
  [
    'the schema takes limits and lists from rules, and nothing else of ours',
    importing(
      within(/^db\/schema\//),
      ({ to, isType }) => isOurs(to) && !isType && !isRule(to) && !/^(db\/schema|lib)\//.test(to),
    ),
    'put what the schema shares into the noun’s rules',
  ],
  [
    'the domain knows neither pages nor programs',
    importing(within(/^domain\//), ({ to }) =>
      /^(app|components|edge|bin|bench|e2e|seed|testing|trials)\//.test(to),
    ),
    'the domain does not know who shows it',
  ],
  [
    'no noun calls another’s commands',
    importing(within(/^domain\//), (one) => /commands\.ts$/.test(one.to) && isForeign(one)),
    'share a rule or a query: a command is the door of its own noun',
  ],
  [
    'what follows from a change is a subscriber’s, and no command’s',
    importing(
      within(/^domain\//).filter(
        (path) => !/^domain\/(events|audit|invalidation|jobs|dead-letters|worker)\//.test(path),
      ),
      ({ to }) => /^domain\/(audit\/subscriber|invalidation\/record|jobs\/(send|subscriber))\.ts$/.test(to),
    ),
    'record(tx, event): domain/events/subscribers.ts has the list of what follows',
  ],
  [
    'who changes something says so',
    within(/^domain\/(?!events\/)/).filter(
      (path) =>
        /\bchange\(/.test(codeOf(path)) &&
        !isRecording(path) &&
        !importsOf(path).some(({ to }) => to.startsWith('domain/') && isRecording(to)),
    ),
    'record(tx, somethingHappened(…)) inside change(…)',
  ],
  [
    'pages are taken from readers by an event',
    importing(
      within(/^domain\//).filter(
        (path) => !/^domain\/invalidation\//.test(path) && !asksAgain.includes(path),
      ),
      ({ to }) => to === 'domain/invalidation/takedown.ts',
    ),
    'domain/invalidation/event-invalidations.ts says what an event makes stale, hard where it must be gone',
  ],
  [
    'commands change by change()',
    matching(
      within(/^domain\/.*commands\.ts$/).filter((path) => !changesUnsaid.includes(path)),
      /\btransaction\b[^;]*\} from '#db\/client\.ts'|\b(appDb|guestDb)\(\)\s*\.(insert|update|delete)/,
    ),
    'change(async (tx) => { …; await record(tx, somethingHappened(…)) })',
  ],
  [
    'actions and route handlers never reach for the database',
    importing(
      code.filter((path) => isActions(path) || isRoute(path)),
      ({ to }) => isDatabase(to),
    ),
    'write it in commands.ts or queries.ts, and call that',
  ],
  [
    'components/ui and components/layout are free of the domain',
    importing(within(/^components\/(ui|layout)\//), ({ to }) => /^(domain|db)\//.test(to)),
    'take what is shown as plain props, or move it to components/<noun>',
  ],
  [
    'where one is can be seen in forced colours, which make transparent borders visible',
    within(/^components\//).filter(
      (path) =>
        /aria-current/.test(codeOf(path)) &&
        /border-transparent/.test(codeOf(path)) &&
        !/forced-colors:border-\[Canvas\]/.test(codeOf(path)),
    ),
    'add forced-colors:border-[Canvas] beside border-transparent',
  ],
  [
    'pages and components never reach for the database or for commands',
    importing(
      within(/^(app|components)\//).filter((path) => !isRoute(path)),
      ({ to }) => isDatabase(to) || isCommand(to),
    ),
    'read through a query, write through an action',
  ],
  [
    'client components carry nothing of the server',
    reaching(code.filter(isClient), isForServers),
    'pass the values in as props, or call an action',
  ],
  [
    'what site and edge both know stands on lib alone',
    importing(within(/^contract\//), ({ to }) => isOurs(to) && !/^(contract|lib)\//.test(to)),
    'a contract names and spells: what decides belongs to the domain, what answers to the edge',
  ],
  [
    'the edge stands alone: lib, the contract, files and objects',
    importing(within(/^edge\//), ({ to }) => isFramework(to) || (isOurs(to) && !mayServeTheEdge.test(to))),
    'the edge starts and answers without the site: move what both need to contract/',
  ],
  [
    'next-auth stays behind domain/people',
    importing(
      code.filter((path) => !path.startsWith('domain/people/')),
      ({ to }) => /^next-auth/.test(to),
    ),
    'ask getViewer() or requireViewer()',
  ],
  [
    'the public site is plain links and pictures',
    reaching(site, (to) => /^next\/(link|image)(\.js)?$/.test(to)),
    'use <a>, and components/article/picture.tsx',
  ],
]

const textRules: Rule[] = [
  [
    "'use client' stands nowhere but atop *.client.tsx and error boundaries",
    markedClient.filter((path) => !isClient(path) && !isBoundary(path)),
    'name it *.client.tsx: the list of files shows what ships',
  ],
  [
    "every *.client.tsx begins with 'use client'",
    code.filter((path) => isClient(path) && !markedClient.includes(path)),
    'add it, or take .client out of the name',
  ],
  [
    "'use server' stands nowhere but in domain/*/actions.ts",
    markedServer.filter((path) => !isActions(path)),
    'write the action in domain/<noun>/actions.ts',
  ],
  [
    'every action is made by action() or publicAction()',
    code.filter(isActions).flatMap((path) => {
      const exported = codeOf(path).match(/^export\b.*/gm) ?? []
      return exported.filter((line) => !/^export const \w+ = (action|publicAction)\(/.test(line))
    }),
    'action({ capability, input, run }): denied by default',
  ],
  [
    'every route handler is made by endpoint()',
    code.filter(isRoute).filter((path) => {
      const made = [...codeOf(path).matchAll(/const (\w+) = endpoint(?:<[^()]*>)?\(/g)].map(
        (match) => match[1]!,
      )
      const handlers = codeOf(path).matchAll(
        /^export (?:async )?(?:const|function) ([A-Z]+)\b|(\w+) as [A-Z]+\b/gm,
      )
      const names = [...handlers].map((match) => match[1] ?? match[2]!)
      return names.length === 0 || names.some((name) => !made.includes(name))
    }),
    'endpoint({ capability }, …) or endpoint({ public: true }, …): denied by default',
  ],
  [
    'whoever listens to keys says what a held key does',
    matching(within(/^components\//), /addEventListener\('key(down|press)'|onKeyDown=|handleKeyDown/).filter(
      (path) => !/\bis(Held|RepeatedActivation|RepeatedToggle)\b/.test(codeOf(path)),
    ),
    'a held key repeats: only movement follows it (components/ui/held-key.ts)',
  ],
  [
    'the cursor goes into the body in the turn of the key or click that sends it there',
    matching(within(/^components\//), /\bcommands\.focus\(|chain\(\)\s*\.focus\(/),
    'focusBody(editor): the library waits for the next frame, and letters typed until then go elsewhere',
  ],
  [
    'every page of the desks has its title by staffMetadata()',
    within(/^app\/\(staff\)\/.*page\.tsx$/).filter((path) => !/\bstaffMetadata\(/.test(codeOf(path))),
    'a title that asks the database fails with it: staffMetadata((t) => …) has words all the same',
  ],
  [
    'the environment is read in lib/env.ts',
    matching(sources, /\bprocess\.env\b/).filter((path) => !mayReadEnvironment.test(path)),
    'describe the variable in lib/env.ts, and read env()',
  ],
  [
    'an address of the site’s own pages is printed in the language of the site',
    [
      ...within(/^(app|components|domain)\//).filter((path) => {
        const [, names = ''] = /import \{([^}]*)\} from '#contract\/addresses\.ts'/.exec(codeOf(path)) ?? []
        return internalNames.test(names) && !namesPagesInside.includes(path)
      }),
      ...matching(within(/^(app|components|contract|domain)\//), ownAddressSpelled).filter(
        (path) => path !== 'contract/addresses.ts',
      ),
    ],
    'addressesIn(language) of contract/public-addresses.ts, or addressesFor(t) where there is only t',
  ],
  [
    'the session is read in domain/viewer.ts',
    matching(code, /\b(getServerSession|readSession|findSession)\(/).filter(
      (path) => !/^domain\/(viewer\.ts|people\/)/.test(path),
    ),
    'ask getViewer() or requireViewer()',
  ],
  [
    'tags are spelled in contract/tags.ts',
    // Those of an earlier release are spelled where a takedown looks for them.
    matching(code, tagSpelled).filter(
      (path) => !/^(contract\/tags|domain\/invalidation\/invalidations)\.ts$/.test(path),
    ),
    'use tags.newest(lists.section(slug)) and its like',
  ],
  [
    'no HTML is written as a string but by the JSON-LD component',
    matching(
      code,
      /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=(?!=)|insertAdjacentHTML|document\.write\b/,
    ).filter((path) => !/json-ld\.tsx$/.test(path)),
    'render elements',
  ],
  [
    'text that comes in is read by text()',
    matching(within(/^(app|components|domain|edge)\//), /\bz\s*\.string\(|\bz\.coerce\.string\(/),
    'text({ max }) of lib/schema.ts: cleaned, then measured; raw() where every character counts',
  ],
  ['no SQL without parameters', matching(sources, /\bsql\.raw\b|\.unsafe\(/), 'use sql`…` with values in it'],
  [
    'files are named after what they hold',
    sources.filter((path) =>
      /\/(index|utils?|helpers?|common|misc)\.\w+$|\/[^/]*[^a-z0-9./-][^/]*\.\w+$/.test(path),
    ),
    'a noun or a verb, in kebab-case',
  ],
  [
    'public pages arrive whole',
    [...site.filter((path) => /\/loading\.tsx$/.test(path)), ...matching(site, /<Suspense\b/)],
    'no loading.tsx and no Suspense under (site): the edge caches finished pages',
  ],
  [
    'no file is too long to be read in one go',
    sources.filter((path) => {
      const lines = text.get(path)!.split('\n').length - 1
      return (
        lines > (isTest(path) || path.startsWith('trials/') ? 400 : 250) &&
        !/^(db\/schema|seed|lib\/i18n\/messages)\//.test(path)
      )
    }),
    'split it along its nouns',
  ],
  [
    'tests neither wait by the clock nor are left out',
    matching(
      sources.filter(isTest),
      /\bwaitForTimeout\(|\bsleep\(|\b(test|it|describe)\.(only|skip|todo|fixme)\b/,
    ),
    'wait for what a reader would see',
  ],
  [
    'errors are written down by lib/log.ts alone',
    [
      ...matching(code, /from ['"]pino['"]/).filter((path) => path !== 'lib/log.ts'),
      ...matching(
        within(/^(app|components|db|domain|edge|lib|platform)\//),
        /\bconsole\.\w|process\.std(?:out|err)\.write|\._rawDebug/,
      ).filter((path) => !mayPrint.test(path)),
      ...matching(code, /\.child\(\{|serializers:|stdSerializers/).filter((path) => path !== 'lib/log.ts'),
    ],
    'logger(name).error({ err }, what): an error holds what people typed, and lib/error-facts.ts leaves it out',
  ],
  [
    'no program waits without an end',
    matching(
      sources.filter((path) => /^(bin|bench|e2e|seed|trials|testing|db\/embedded)\//.test(path)),
      // A loop without a condition, and one whose condition is asked of somebody else and names no clock.
      /\bfor \([^;()]*;\s*;|\bwhile \((?:true|1)\)|\bwhile \((?![^\n]*(?:seconds\(\)|deadline|limit|patience))(?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\)|\()*?\bawait\b/,
    ).filter((path) => !endsOtherwise.includes(path)),
    'waitUntil() of bin/wait-until.ts: it says for how long, and what went wrong',
  ],
  [
    'what is exported is imported elsewhere',
    unusedExports(),
    'take `export` away, or all of it where its own file does not use it either',
  ],
  [
    'nothing is left for later',
    sources.filter((path) => /\b(TODO|FIXME|XXX)\b/.test(text.get(path)!)),
    'do it now, or leave it out',
  ],
]

test.each([...importRules, ...textRules])('%s', (_, violations, instead) => {
  expect(violations, instead).toEqual([])
})

test('a circle of files is found, whoever it is reached from', () => {
  const imports: Record<string, string[]> = {
    outside: ['a', 'd'],
    a: ['b', 'd'],
    b: ['c'],
    c: ['d', 'a'],
    d: [],
    own: ['own'],
  }
  const found = (files: string[]) => circlesAmong(files, (file) => imports[file]!)
  expect(found(Object.keys(imports))).toEqual(['a → b → c → a', 'own → own'])
  expect(found(['c'])).toEqual(['c → a → b → c'])
  expect(found(['d'])).toEqual([])
})

test('a circle of folders is found, with the imports that close it', () => {
  const steps = [
    { from: 'edge/a.ts', to: 'lib/text.ts' },
    { from: 'lib/text.ts', to: 'lib/slug.ts' },
    { from: 'domain/b.ts', to: 'lib/text.ts' },
  ]
  const folderOf = (file: string) => file.split('/')[0]
  expect(circlesOfFolders(steps, folderOf)).toEqual([])
  expect(circlesOfFolders([...steps, { from: 'lib/slug.ts', to: 'edge/c.ts' }], folderOf)).toEqual([
    'lib → edge → lib\n  lib/slug.ts imports edge/c.ts\n  edge/a.ts imports lib/text.ts',
  ])
})

test('the rules look at something', () => {
  expect(code.length).toBeGreaterThan(300)
  for (const files of [site, markedClient, markedServer, code.filter(isRule), code.filter(isRoute)])
    expect(files.length).toBeGreaterThan(4)
  expect(tagKinds).toEqual(
    expect.arrayContaining(['newest', 'older', 'article', 'mention', 'thread', 'count']),
  )
  for (const spelled of ["'/recherche'", '`/authors/', '}/signaler`', '"/latest?page=2"'])
    expect(spelled).toMatch(ownAddressSpelled)
  for (const spelled of ["'/search.js'", "'./commentaires'", '`/cultures/'])
    expect(spelled).not.toMatch(ownAddressSpelled)
  for (const spelled of ["'thread:' + id", '"newest:all"']) expect(spelled).toMatch(tagSpelled)
})
