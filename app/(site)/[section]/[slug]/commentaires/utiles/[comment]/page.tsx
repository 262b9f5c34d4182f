import { threadMetadata, threadPage } from '../../../thread-page.tsx'

export const dynamic = 'force-dynamic'

export const generateMetadata = threadMetadata('useful')

export default threadPage('useful')
