import { type Addresses, addressesIn } from '#contract/public-addresses.ts'
import { getArticleHref } from '#domain/articles/queries.ts'
import { lastSettings } from '#domain/settings/last-settings.ts'
import { getSettings } from '#domain/settings/queries.ts'

/**
 * Where a form leads whose words are stored: the article, or null, and the addresses of the site's language. It never fails:
 * nobody may be told that nothing was stored, and send it again.
 */
export async function wayBack(articleId: string): Promise<{ href: string | null; addresses: Addresses }> {
  const [href, { language }] = await Promise.all([
    getArticleHref(articleId).catch(() => null),
    getSettings().catch(lastSettings),
  ])
  return { href, addresses: addressesIn(language) }
}
