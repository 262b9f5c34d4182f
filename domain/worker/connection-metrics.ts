import { sql } from 'drizzle-orm'
import { Gauge, type Registry } from 'prom-client'
import { probeDb } from '#db/client.ts'

/** Connections of the whole site to its database, by the role that opened them. Of another role only the number is visible. */
export function measureConnections(registry: Registry): void {
  new Gauge({
    name: 'plein_jour_worker_database_connections',
    help: 'Connections to the database, by role and state',
    labelNames: ['role', 'state'],
    registers: [registry],
    async collect() {
      this.reset()
      try {
        const rows = await probeDb().execute<{ role: string; state: string; n: number }>(sql`
          select usename as role, coalesce(state, 'unknown') as state, count(*)::int as n from pg_stat_activity
          where datname = current_database() and usename is not null group by 1, 2`)
        for (const { role, state, n } of rows) this.set({ role, state }, n)
      } catch {
        // No number is what says that the database is away; the other numbers must come all the same.
      }
    },
  })
}
