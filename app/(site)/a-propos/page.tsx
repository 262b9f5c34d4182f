import { proseMetadata, prosePage } from '../prose-page.tsx'

export const dynamic = 'force-dynamic'
export const generateMetadata = proseMetadata('about', '/a-propos')

/** What the newspaper says of itself comes first, in its own words. */
export default prosePage('about', ({ settings }) =>
  (settings.about || settings.description)
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => <p key={paragraph}>{paragraph}</p>),
)
