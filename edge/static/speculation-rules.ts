import { browserFiles, closedPaths } from '#contract/addresses.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import { locales } from '#lib/locale.ts'
import { aDay, type MadeFile } from './static-files.ts'

/**
 * Which links a browser may fetch while a reader is about to follow them (decision 36): those to pages that are the same for
 * everybody, and are mostly in our memory. Not forms, files, feeds, nor what differs by query; browsers leave it on a
 * connection that saves data. Fetched, not rendered: nothing runs, and no picture comes, before the reader is there.
 */
const left = [
  ...closedPaths.flatMap((path) => [path, `${path}/*`]),
  ...locales.flatMap((locale) => Object.values(addressesIn(locale).comfort)),
  '/media/*',
  // With a query: `\\?*` alone would match without one, too.
  '/*\\?(.+)',
  '/*.*',
]

const rules = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          { not: { href_matches: left } },
          { not: { selector_matches: '[rel~="nofollow"], [download]' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
}

export const speculationRules: MadeFile = {
  path: browserFiles.speculation,
  text: JSON.stringify(rules),
  type: 'application/speculationrules+json',
  cacheControl: aDay,
}
