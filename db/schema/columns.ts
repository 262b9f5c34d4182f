import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'
import { uuidv7 } from '#lib/uuid.ts'

/** Primary key made in TypeScript: UUIDv7 sorts by creation and needs no server function (PostgreSQL 15–18). */
export const id = () => uuid('id').primaryKey().$defaultFn(uuidv7)

/** Every instant is `timestamptz`; a bare timestamp would mean something else on another machine. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })
