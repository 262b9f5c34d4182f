import { z } from '#lib/schema.ts'
import type { Query } from '../../page-number.ts'
import { missing, siteMetadata, sitePage } from '../../site-page.tsx'
import { describeCorrections, renderCorrections } from '../corrections-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ before: string }>; searchParams: Query }

const read = async ({ params }: Props) => {
  const { before } = await params
  // One page, one spelling.
  return z.uuid().safeParse(before).success && before === before.toLowerCase() ? before : missing()
}

export const generateMetadata = siteMetadata(async (site, props: Props) =>
  describeCorrections(site, props.searchParams, await read(props)),
)

export default sitePage(async (site, props: Props) =>
  renderCorrections(site, props.searchParams, await read(props)),
)
