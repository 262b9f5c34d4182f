import { missing } from './site-page.tsx'

export type Query = Promise<Record<string, string | string[] | undefined>>

/** `?page=`: absent is the first; what is not a number has no page. */
export async function readPageNumber(query: Query): Promise<number> {
  const { page } = await query
  if (page === undefined) return 1
  if (typeof page !== 'string' || !/^[1-9]\d{0,4}$/.test(page)) missing()
  return Number(page)
}

/** A page that is no list has no second one: an address for every number would be as many copies to keep. */
export async function refusePageNumber(query: Query): Promise<void> {
  if ((await query).page !== undefined) missing()
}

/** One value of the query, if there is exactly one. */
export async function readParameter(query: Query, name: string): Promise<string | null> {
  const value = (await query)[name]
  return typeof value === 'string' ? value : null
}
