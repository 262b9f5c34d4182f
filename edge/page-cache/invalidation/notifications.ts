import postgres from 'postgres'
import { withQueryTimeout } from '#edge/health/query-timeout.ts'
import { pauseAfter } from '../../load/backoff.ts'

export interface NotificationListener {
  close(): Promise<void>
}

export interface NotificationOptions {
  /** With the id of a new row. */
  onNotification(id: number): void
  /** Each time the line is up. */
  onOpen(): void
  /** Milliseconds to the next attempt, after so many that failed. Readings every two seconds carry us until then. */
  pause?: (failures: number) => number
}

/**
 * Listens for new rows, on one connection that is thrown away whenever anything is wrong with it. The driver's own
 * `listen()` is not used: it forgets a channel that was refused once, and sends LISTEN no more.
 */
export function listenForNotifications(
  url: string,
  { onNotification, onOpen, pause = pauseAfter }: NotificationOptions,
): NotificationListener {
  let failures = 0
  let closed = false
  let retry: NodeJS.Timeout | undefined
  let end = () => Promise.resolve()

  function open(): void {
    let ended = false
    const options = {
      max: 1,
      connect_timeout: 2,
      idle_timeout: 0,
      max_lifetime: null,
      fetch_types: false,
      onnotice: () => {},
      // An option the types do not name; `onclose` is called when the connection is lost, too.
      onnotify: (_channel: string, id: string) => onNotification(Number(id)),
      onclose: () => fail(),
      connection: { application_name: 'plein-jour-edge' },
    }
    const line = postgres(url, options)
    const hangUp = () => {
      ended = true
      return line.end({ timeout: 0 }).catch(() => {})
    }
    function fail(): void {
      if (ended) return
      void hangUp()
      if (!closed) retry = setTimeout(open, pause(++failures)).unref()
    }
    async function listen(): Promise<void> {
      // A server that is about to become the primary takes connections and cannot listen; one that stays a replica
      // would answer LISTEN with an error for ever.
      const [found] = await withQueryTimeout(
        line<{ standby: boolean }[]>`select pg_is_in_recovery() as standby`.simple(),
      )
      if (found!.standby) throw new Error('The database is a replica.')
      await withQueryTimeout(line`listen cache_invalidations`.simple())
      if (ended) return
      failures = 0
      onOpen()
    }
    end = hangUp
    listen().catch(fail)
  }

  open()
  return {
    async close() {
      closed = true
      clearTimeout(retry)
      await end()
    },
  }
}
