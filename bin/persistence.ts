import { setTimeout as pause } from 'node:timers/promises'
import { explain, note } from './terminal.ts'

export interface Persistence {
  /** Throws when somebody wants the start to end. */
  check(): void
  /** What is a defect, or a setting, is told and not tried again. */
  mayPass(error: unknown): boolean
  /** Said with each error: what goes on meanwhile. */
  meanwhile: string
}

/** Short: what is well again is waited for. */
const retryPause = 1_000

/** What waits behind pages that are already served: a start that gave up would take those from readers, too. */
export async function whateverItTakes<T>(work: () => Promise<T>, persistence: Persistence): Promise<T> {
  let told = ''
  for (;;) {
    try {
      return await work()
    } catch (error) {
      persistence.check()
      if (!persistence.mayPass(error)) throw error
      if (told !== explain(error)) note(`${explain(error)} ${persistence.meanwhile}`)
      told = explain(error)
      await pause(retryPause)
    }
  }
}
