import { endpoint } from '#domain/endpoint.ts'
import { databaseAnswers } from '#domain/health.ts'

/** Asked by the edge once a second: is Next up, and does the database answer? */
export const GET = endpoint({ public: true }, async () =>
  Response.json({ database: await databaseAnswers() }),
)
