import { notFound } from 'next/navigation'

export const dynamic = 'force-dynamic'

/** Addresses deeper than any page: the same 404 as everywhere, with the masthead. */
export default function Missing(): never {
  notFound()
}
