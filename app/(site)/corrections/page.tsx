import type { Query } from '../page-number.ts'
import { siteMetadata, sitePage } from '../site-page.tsx'
import { describeCorrections, renderCorrections } from './corrections-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Query }

export const generateMetadata = siteMetadata((site, { searchParams }: Props) =>
  describeCorrections(site, searchParams, null),
)

export default sitePage((site, { searchParams }: Props) => renderCorrections(site, searchParams, null))
