import { logger } from '#lib/log.ts'
import { indexMissing } from './rebuild.ts'

/** Another language of the site, and what a restored dump has left out, are in the index by then. */
const every = 10 * 60_000

/** Keeps the index whole: at the start, which is when an upgraded site has none, and regularly. */
export function followArticles(pause: number = every): { stop(): Promise<void> } {
  let stopped = false
  let looking = look()
  async function look(): Promise<void> {
    try {
      const done = await indexMissing(() => !stopped)
      if (done > 0) logger('worker').info({ articles: done }, 'indexed for the search')
    } catch (error) {
      // The next look may find the database again.
      logger('worker').warn({ err: error }, 'the index of the search could not be completed')
    }
  }
  const timer = setInterval(() => {
    looking = looking.then(look)
  }, pause)
  timer.unref()
  return {
    stop() {
      stopped = true
      clearInterval(timer)
      return looking
    },
  }
}
