import { proseMetadata, prosePage } from '../prose-page.tsx'

export const dynamic = 'force-dynamic'
export const generateMetadata = proseMetadata('accessibility', '/accessibilite')
export default prosePage('accessibility')
