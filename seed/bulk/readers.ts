import { emailIndex, encryptEmail, networkHash } from '#domain/comments/contact.ts'
import { slugify } from '#lib/slug.ts'
import { type Chance, chanceOf } from '#seed/pictures/chance.ts'
import { signatureOf } from './names.ts'

export type Reader = { n: number; name: string; cipher: Buffer; emailIndex: Buffer; network: Buffer }

/** Who writes the comments: invented people, with addresses that nothing is ever delivered to (RFC 2606). */
export function makeReaders(count: number, seed: string): Reader[] {
  const chance: Chance = chanceOf(`readers ${seed}`)
  const now = new Date()
  return Array.from({ length: count }, (_, n) => {
    const name = signatureOf(chance)
    const email = `${slugify(name)}.${n}@example.org`
    const address = `2001:db8:${chance.int(0, 65_535).toString(16)}:${chance.int(0, 65_535).toString(16)}::1`
    return {
      n,
      name,
      cipher: Buffer.from(encryptEmail(email)),
      emailIndex: Buffer.from(emailIndex(email)),
      network: Buffer.from(networkHash(address, now)),
    }
  })
}
