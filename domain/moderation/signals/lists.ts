import { compileWords, type Match } from './matcher.ts'

/** The newsroom's own words and domains, made ready for looking them up. */
export type Lists = {
  findOwnWords(folded: string): Match[]
  isDenied(host: string): boolean
  isAllowed(host: string): boolean
}

type Written = {
  words: readonly string[]
  deniedDomains: readonly string[]
  allowedDomains: readonly string[]
}

export function compileLists({ words, deniedDomains, allowedDomains }: Written): Lists {
  const denied = new Set(deniedDomains)
  const allowed = new Set(allowedDomains)
  return {
    findOwnWords: compileWords(words),
    isDenied: (host) => isWithin(host, denied),
    isAllowed: (host) => isWithin(host, allowed),
  }
}

/** A domain stands for the hosts below it: « exemple.fr » for « blog.exemple.fr ». */
function isWithin(host: string, domains: ReadonlySet<string>): boolean {
  if (domains.size === 0) return false
  for (let rest = host; ; rest = rest.slice(rest.indexOf('.') + 1)) {
    if (domains.has(rest)) return true
    if (!rest.includes('.')) return false
  }
}
