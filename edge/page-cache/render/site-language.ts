import { rightAddress } from '#edge/upstream/own-address.ts'
import type { Locale } from '#lib/locale.ts'

/** The language of the site, as far as the newest page says it. */
export interface SiteLanguage {
  /** `renderedAt`: before Next was asked. */
  learn(language: Locale | undefined, renderedAt: number): void
  /** Where the page of this key is in that language, if it is not there already. */
  elsewhere(key: string): string | undefined
}

/**
 * `onLearned`: the site has another language than was known. What is kept under addresses of another one must go: nobody
 * who asks for them is to be answered by an old page, neither from memory nor by nginx from the disk.
 */
export function createSiteLanguage(onLearned: () => void): SiteLanguage {
  let known: Locale | undefined
  let since = 0
  return {
    learn(language, renderedAt) {
      // A slow render of before the change must not undo what a quick one of after it has said.
      if (language === undefined || renderedAt < since) return
      since = renderedAt
      if (language === known) return
      known = language
      onLearned()
    },
    elsewhere: (key) => rightAddress(key, known),
  }
}
