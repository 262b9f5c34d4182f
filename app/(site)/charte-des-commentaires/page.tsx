import { proseMetadata, prosePage } from '../prose-page.tsx'

export const dynamic = 'force-dynamic'
export const generateMetadata = proseMetadata('charter', '/charte-des-commentaires')
export default prosePage('charter')
