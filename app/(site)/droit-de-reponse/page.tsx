import { owedMetadata, owedPage } from '../publisher-page.tsx'

export const dynamic = 'force-dynamic'
export const generateMetadata = owedMetadata('reply')
export default owedPage('reply')
