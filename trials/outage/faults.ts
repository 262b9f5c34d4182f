import { signal } from '#db/embedded/process.ts'
import type { Product } from '#testing/product.ts'
import type { DatabaseServer } from './database-server.ts'

export type Cause = {
  name: string
  begin(): Promise<void>
  /** Absent: whatever looks after the site has already begun to end it. */
  end?(): Promise<void>
  /** The edge itself was away: readers are served again when it is back. */
  edgeReturns?: boolean
}

/** What may happen to the database and to Next while the edge lives, and to everything at once. */
export function listCauses(site: Product, server: DatabaseServer, database: string): Cause[] {
  const send = (process: 'next' | 'edge' | 'supervisor', name: NodeJS.Signals) => {
    const pid = site.pidOf(process)
    if (pid === undefined) throw new Error(`There is no ${process}.`)
    signal(pid, name)
  }
  return [
    { name: 'database stopped', begin: server.stop, end: server.start },
    { name: 'database hung', begin: async () => server.freeze(), end: async () => server.thaw() },
    {
      name: 'database refusing',
      begin: () => server.refuse(database),
      end: () => server.accept(database),
    },
    {
      name: 'Next hung',
      // Before anybody has noticed, however long it takes: with the one who would replace it.
      async begin() {
        send('supervisor', 'SIGSTOP')
        send('next', 'SIGSTOP')
      },
      async end() {
        send('next', 'SIGCONT')
        send('supervisor', 'SIGCONT')
      },
    },
    { name: 'Next killed', begin: async () => send('next', 'SIGKILL') },
    {
      name: 'database stopped, edge and Next killed',
      async begin() {
        await server.stop()
        send('edge', 'SIGKILL')
        send('next', 'SIGKILL')
      },
      end: server.start,
      edgeReturns: true,
    },
    {
      name: 'machine restarted, database away',
      async begin() {
        await server.stop()
        await site.cutPower()
        site.launch()
      },
      end: server.start,
      edgeReturns: true,
    },
  ]
}
