import { Missing } from './refusals.tsx'
import { readSiteOrDefaults } from './site.ts'

/** For Next's own `notFound()`; public pages say it themselves (site-page.tsx), in HTML that needs no script. */
export default async function NotFound() {
  return <Missing site={await readSiteOrDefaults()} />
}
