import { handlers } from '#domain/worker/handlers.ts'
import { startWorker } from '#domain/worker/start-worker.ts'

/** A worker that does its first job, says so, and is not done with it: a test kills it there. */
await startWorker({
  handlers: {
    ...handlers,
    'publication-due': async (event) => {
      await handlers['publication-due'](event)
      process.stdout.write('worked\n')
      return new Promise(() => {})
    },
  },
})
