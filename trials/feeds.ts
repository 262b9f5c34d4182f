/**
 * What the site gives to other programs, read by programs that know nothing of it: every feed by feedsmith and by
 * Python's feedparser, every map of the site by xmllint with the schemas of their protocols.
 *
 *   npm run build && npx node trials/feeds.ts
 *
 * Needs `apt-get install python3-feedparser libxml2-utils`; what is not installed is not tried, and said so. Starts a demo
 * site of its own in .tmp/feeds; nothing of yours is touched. Ends with PASS or FAIL.
 */
import { say } from '#bin/terminal.ts'
import { onOwnSite } from '#testing/own-site.ts'
import { readByFeedparser } from './feeds/feedparser.ts'
import { readByFeedsmith } from './feeds/feedsmith.ts'
import { findGiven } from './feeds/given.ts'
import { readByXmllint } from './feeds/xmllint.ts'

const readers = { feedsmith: readByFeedsmith, feedparser: readByFeedparser, xmllint: readByXmllint }

await onOwnSite(
  'feeds',
  async (site) => {
    const given = await findGiven(site.origin)
    const kinds = Object.groupBy(given, ({ kind }) => kind)
    say(
      Object.entries(kinds)
        .map(([kind, all]) => `${all.length} × ${kind}`)
        .join(', '),
    )
    let passed = true
    for (const [name, read] of Object.entries(readers)) {
      const problems = await read(given)
      if (problems === 'absent') say(`${name}: not tried, it is not installed`)
      else say(`${name}: ${problems.length === 0 ? 'nothing wrong' : `${problems.length} wrong`}`)
      if (problems === 'absent') continue
      for (const problem of problems.slice(0, 20)) say(`  ${problem}`)
      passed &&= problems.length === 0
    }
    return passed
  },
  { seed: 'demo' },
)
