import { missing, siteMetadata, sitePage } from '../site-page.tsx'

export const dynamic = 'force-dynamic'

/** Addresses deeper than any page: the same answer as everywhere else. */
export const generateMetadata = siteMetadata(async () => missing())
export default sitePage(async () => missing())
