import { owedMetadata, owedPage } from '../publisher-page.tsx'

export const dynamic = 'force-dynamic'
export const generateMetadata = owedMetadata('privacy')
export default owedPage('privacy')
