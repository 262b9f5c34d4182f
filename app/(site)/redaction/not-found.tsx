import { newestInstead } from '../instead.ts'
import { Missing } from '../refusals.tsx'
import { readSiteOrDefaults } from '../site.ts'

/**
 * For `notFound()` in previews. Public pages say it themselves (site-page.tsx): next to their layout, this would travel
 * with every one of them.
 */
export default async function NotFound() {
  return <Missing site={await readSiteOrDefaults()} newest={await newestInstead()} />
}
