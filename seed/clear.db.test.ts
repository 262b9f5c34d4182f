import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { drizzle } from 'drizzle-orm/postgres-js'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { uploadPicture } from '#domain/media/commands.ts'
import { env } from '#lib/env.ts'
import { aNewsroom, by, ownerSql, publicSql } from '#testing/database.ts'
import { clear, isCutShort } from './clear.ts'

test('what an interrupted seeding left is gone, its pictures too; the newsroom is the same', async () => {
  const { editor } = await aNewsroom()
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#7a4' } })
    .jpeg()
    .toBuffer()
  await uploadPicture(by(editor), { bytes: Readable.from([bytes]), name: 'a.jpg' })
  const [picture] = await ownerSql()<{ token: string }[]>`select token from media`
  const folder = join(env().dataDir, 'media', picture!.token)
  expect(existsSync(folder)).toBe(true)
  const identity = () => publicSql()<{ id: string }[]>`select id from public_identity`
  const [before] = await identity()
  await clear(drizzle(ownerSql()))
  expect(existsSync(folder)).toBe(false)
  expect(await ownerSql()`select 1 from users`).toHaveLength(0)
  expect(before!.id).toMatch(/^[0-9a-f-]{36}$/)
  expect(await identity()).toEqual([before])
})

test('a seeding that was cut short is known as one, whatever the next start asks for', async () => {
  const db = drizzle(ownerSql())
  expect(await isCutShort(db)).toBe(false)
  await ownerSql()`insert into settings (key, value) values ('seed', '"started"')`
  expect(await isCutShort(db)).toBe(true)
  await clear(db)
  expect(await isCutShort(db)).toBe(false)
})
