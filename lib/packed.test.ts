import { expect, test } from 'vitest'
import { pack, unpack } from './packed.ts'

test('what is packed comes out as it was', () => {
  const words = { text: '« “\\ </script> \u2028 ’', at: null, list: [1, { deep: true }] }
  expect(unpack(pack(words))).toEqual(words)
})
