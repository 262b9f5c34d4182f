import { sql } from 'drizzle-orm'
import { boolean, check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { AudioFormat } from '#domain/media/audio.ts'
import { id, instant } from './columns.ts'

/**
 * A picture, whose variants are media/<token>/<width>.<avif|webp|jpg>, or a sound, which is media/<token>/audio.<format>; in
 * DATA_DIR or in the bucket.
 */
export const media = pgTable(
  'media',
  {
    id: id(),
    /** 132 random bits in the address: knowing one picture tells nothing of another. */
    token: text('token').notNull().unique(),
    kind: text('kind').$type<'picture' | 'audio'>().notNull().default('picture'),
    /** Of a sound; a picture has several. */
    format: text('format').$type<AudioFormat>(),
    /** Of a sound, in milliseconds. */
    duration: integer('duration'),
    /** Of a picture, as are height and widths; a sound has none. */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** Widths of the variants, ascending. */
    widths: integer('widths').array().notNull(),
    /** Whether there is an AVIF of each width: pictures taken in before have none. */
    avif: boolean('avif').notNull().default(false),
    /** The colour that it has most of, `#rgb`: the ground until it is there. Null: not measured yet. */
    colour: text('colour'),
    /** The point that stays in view where it is cut, per cent from the left and from the top. */
    focusX: integer('focus_x').notNull().default(50),
    focusY: integer('focus_y').notNull().default(50),
    bytes: integer('bytes').notNull(),
    originalName: text('original_name').notNull(),
    alt: text('alt').notNull().default(''),
    caption: text('caption').notNull().default(''),
    credit: text('credit').notNull().default(''),
    /** No foreign key: users reference media too, and a picture outlives its uploader. */
    uploadedBy: uuid('uploaded_by'),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Taken from readers for good: its files are gone, and it stands on no page. */
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    check(
      'media_size',
      sql`case ${t.kind} when 'audio' then ${t.width} = 0 and ${t.height} = 0 and ${t.duration} > 0 and ${t.format} is not null else ${t.kind} = 'picture' and ${t.width} > 0 and ${t.height} > 0 end`,
    ),
    check('media_focus', sql`${t.focusX} between 0 and 100 and ${t.focusY} between 0 and 100`),
  ],
)
