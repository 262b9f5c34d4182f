import { proseMetadata, prosePage } from '../prose-page.tsx'

export const dynamic = 'force-dynamic'
export const generateMetadata = proseMetadata('privacy', '/confidentialite')
export default prosePage('privacy')
