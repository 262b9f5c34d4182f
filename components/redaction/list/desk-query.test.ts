import { describe, expect, it } from 'vitest'
import { deskHref, isFiltered, parseDeskQuery } from './desk-query.ts'

describe('the address of the desk’s list', () => {
  it('comes back as it was asked', () => {
    const query = parseDeskQuery({
      etat: 'in_review',
      rubrique: 'politique',
      miens: '1',
      q: ' pont ',
      page: '3',
    })
    expect(query).toEqual({ state: 'in_review', section: 'politique', mine: true, q: 'pont', page: 3 })
    expect(deskHref(query, { page: 3 })).toBe(
      '/redaction?etat=in_review&rubrique=politique&miens=1&q=pont&page=3',
    )
  })

  it('ignores what it does not know', () => {
    const query = parseDeskQuery({ etat: 'secret', page: '-1', q: ['a', 'b'] })
    expect(query).toEqual({ mine: false, q: 'a', page: 1 })
    expect(isFiltered(parseDeskQuery({ etat: 'writing' }))).toBe(false)
    expect(isFiltered(query)).toBe(true)
  })

  it('goes back to the first page when a filter changes', () => {
    expect(deskHref(parseDeskQuery({ page: '4' }), { state: 'published' })).toBe('/redaction?etat=published')
  })
})
