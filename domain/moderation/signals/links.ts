import { detect, found } from './detect.ts'
import { isLookalike } from './fold.ts'
import type { Link } from './reading.ts'
import { spamChance } from './reputation.ts'
import type { Detector, Observed } from './signal.ts'

/** Hosts that hide where they lead. */
const shorteners = new Set(
  'bit.ly tinyurl.com t.co goo.gl is.gd v.gd ow.ly buff.ly cutt.ly rebrand.ly shorturl.at tiny.cc rb.gy s.id t.ly bl.ink urlz.fr lc.cx adf.ly dub.sh'.split(
    ' ',
  ),
)

/** Two comments in three, once the undecided is counted in: below it, a host has merely been in bad company. */
const doubtedFrom = 0.65

/** Links to domains that the newsroom trusts do not count. */
const counted = ({ reading, lists }: Observed): Link[] =>
  reading.links.filter(({ host }) => !lists.isAllowed(host))

const hostsWhere = (observed: Observed, is: (link: Link) => boolean): string[] => [
  ...new Set(
    counted(observed)
      .filter(is)
      .map(({ host }) => host),
  ),
]

/** Hosts, and never a whole address: what stands behind the host may name a person. */
const named = (hosts: readonly string[]) => ({
  domain: hosts.slice(0, 3).join(', ').slice(0, 120),
  count: hosts.length,
})

export const linkDetectors: Detector[] = [
  detect('link', 2, (observed) => {
    const links = counted(observed).length
    return links > 0 && links <= 2 ? found({ links }) : null
  }),
  detect('many_links', 2, (observed) => {
    const links = counted(observed).length
    return links > 2 ? found({ links }) : null
  }),
  detect('link_density', 1, (observed) => {
    const length = counted(observed).reduce((sum, { typed }) => sum + typed.length, 0)
    const share = length / Math.max(1, observed.body.length)
    return share > 0.5 ? found({ percent: Math.round(100 * share) }) : null
  }),
  detect('shortener', 1, (observed) => {
    const hosts = hostsWhere(observed, ({ host }) => shorteners.has(host))
    return hosts.length > 0 ? found(named(hosts)) : null
  }),
  detect('disguised_host', 1, (observed) => {
    const hosts = hostsWhere(observed, ({ typed }) => isDisguised(typed))
    return hosts.length > 0 ? found(named(hosts)) : null
  }),
  detect('spam_domain', 1, (observed) => {
    const chances = hostsWhere(observed, () => true).map((host) => ({
      host,
      chance: spamChance(observed.hosts.get(host)),
    }))
    const doubted = chances.filter(({ chance }) => chance >= doubtedFrom)
    if (doubted.length === 0) return null
    const worst = Math.max(...doubted.map(({ chance }) => chance))
    return found(named(doubted.map(({ host }) => host)), Math.round(20 * (worst - 0.5)) / 10)
  }),
  detect('denied_domain', 1, ({ reading, lists }) => {
    const hosts = new Set(reading.links.map(({ host }) => host).filter(lists.isDenied))
    return hosts.size > 0 ? found(named([...hosts])) : null
  }),
]

/**
 * A host typed as `xn--…`, which nobody reads, or one in whose labels letters of two scripts pass for one another. « éolien.fr »
 * and « пример.рф » are what they look like.
 */
function isDisguised(typed: string): boolean {
  const [host = ''] = typed.replace(/^https?:\/\//i, '').split(/[/?#:]/)
  return host.split('.').some((label) => {
    if (/^xn--/i.test(label)) return true
    const foreign = label.match(/[\p{sc=Cyrillic}\p{sc=Greek}]/gu) ?? []
    return foreign.some(isLookalike) && /\p{sc=Latin}/u.test(label)
  })
}
