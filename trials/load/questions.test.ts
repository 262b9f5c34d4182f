import { expect, test } from 'vitest'
import { meantAddress } from '#edge/admission/tolerance.ts'
import { unknownBeside } from './questions.ts'

test.each(['/', '/derniers-articles', '/culture', '/culture/titre'])(
  'an unknown address beside %s is spelled like one of ours',
  (page) => {
    expect(unknownBeside(page).startsWith(page)).toBe(true)
    expect(meantAddress(unknownBeside(page))).toBeUndefined()
  },
)
