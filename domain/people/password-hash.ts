import { hash, verify } from '@node-rs/argon2'
import { AppError } from '#domain/errors.ts'
import { createSemaphore } from '#lib/semaphore.ts'
import { normalisePassword } from './password.ts'

/** argon2id (the library's default kind): 64 MiB and three passes cost a guesser dearly and a colleague 150 ms. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const

/**
 * Every hash takes a core and 64 MiB. Two at once and twenty waiting; beyond that a flood of sign-ins would
 * take the machine from the readers, so it is refused at once. Colleagues on a known device wait apart from strangers.
 */
const limits = { running: 2, waiting: 20 } as const

const inTurn = createSemaphore(limits, () => new AppError('site.overloaded', { values: { seconds: 5 } }))

/** Only colleagues and holders of a link get as far as this. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(normalisePassword(password), cost), { isKnown: true })

// argon2id of 32 random bytes that nobody kept, at the cost above.
const decoyHash =
  '$argon2id$v=19$m=65536,t=3,p=1$v3xejNcb88+v45CAOxblgg$VbQq7lRT49hIc4KrkHBzcJxYMdyZRFkotxtPUpOLupM'

/** Takes as long without a stored hash: otherwise the time of an answer would tell who has an account. */
export async function passwordMatches(
  stored: string | null,
  password: string,
  guesser: { isKnown: boolean },
): Promise<boolean> {
  const matches = await inTurn(() => verify(stored ?? decoyHash, normalisePassword(password)), guesser)
  return matches && stored !== null
}
