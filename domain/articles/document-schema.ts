import { audioLimits } from '#domain/media/audio.ts'
import { languages } from '#lib/locale.ts'
import { text, z } from '#lib/schema.ts'
import type { ArticleDocument, List, Paragraph } from './document-nodes.ts'

/** Deeper than any list in a list in a quotation; a bound for hostile input. */
export const maxDepth = 20
/** A 30,000-word investigation has about 2,000 nodes. */
const maxNodes = 5_000

export const blockLimits = {
  /** A caption, a title, a source: a line or two under or above what it belongs to. */
  line: 500,
  /** A note longer than this is a passage of the article. */
  footnote: 1_000,
  /** Beyond this nobody goes on to the right; a report of more pictures is two galleries. */
  galleryPictures: 30,
  /** What scrolls past this is a file to download. Also keeps a whole table within the bound on nodes. */
  tableColumns: 20,
  tableRows: 100,
  /** More links in the middle of a text are a list of their own. */
  readAlso: 5,
  /** « Printemps 2019 », « nuit du 3 au 4 mars »: what stands beside an entry on a phone. */
  timelineDate: 80,
  timelineEntries: 60,
  /** More lines than can be told apart without colour. */
  chartSeries: 4,
  /** Five years of months. */
  chartRows: 60,
  /** A figure with its unit, or a word in its stead. */
  chartFigure: 40,
  /** A long post; of what is longer, the passage that matters is cited. */
  citation: 3_000,
  /** As long as any host's own address of a video or a post. */
  citationUrl: 500,
} as const

const shortText = text({ max: blockLimits.line, trim: false })

/** http(s), mailto, or a path of this site; anything else could execute or mislead. */
export function isSafeHref(href: string): boolean {
  if (/^\/(?![/\\])[\x21-\x7e]*$/.test(href)) return true
  if (!/^(https?:\/\/|mailto:)[^\s\\]+$/i.test(href) || href.length > 2_000) return false
  return URL.canParse(href)
}

const mark = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bold') }),
  z.object({ type: z.literal('italic') }),
  z.object({ type: z.literal('link'), attrs: z.object({ href: text({ trim: false }).refine(isSafeHref) }) }),
  z.object({ type: z.literal('language'), attrs: z.object({ lang: z.enum(languages) }) }),
])
const inline = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    text: text({ trim: false }),
    marks: z.array(mark).max(4).optional(),
  }),
  z.object({ type: z.literal('hardBreak') }),
  z.object({
    type: z.literal('footnote'),
    attrs: z.object({ text: text({ max: blockLimits.footnote, trim: false }) }),
  }),
])
const inlines = z
  .array(inline)
  // Nothing may be left of a text once it is clean; an editor cannot open a document with an empty one.
  .transform((nodes) => nodes.filter((node) => node.type !== 'text' || node.text !== ''))
  .optional()
const paragraph = z.object({ type: z.literal('paragraph'), content: inlines })
const listItem = z.object({
  type: z.literal('listItem'),
  get content(): z.ZodType<(Paragraph | List)[]> {
    return z.array(flow).min(1) as never
  },
})
const listContent = z.array(listItem).min(1)
const bulletList = z.object({ type: z.literal('bulletList'), content: listContent })
const orderedList = z.object({ type: z.literal('orderedList'), content: listContent })
const flow = z.discriminatedUnion('type', [paragraph, bulletList, orderedList])
// ProseMirror writes `null` for an attribute nobody filled in.
const attribution = z
  .object({ attribution: shortText.nullish().transform((value) => value ?? '') })
  .optional()
const pictureAttributes = z.object({
  mediaId: z.uuid(),
  alt: shortText,
  caption: shortText,
  credit: shortText,
})
/** Beyond the borders of any table: a cell that claims to be wider is not one. */
const span = (max: number) => z.number().int().min(1).max(max).default(1)
const cell = (type: 'tableCell' | 'tableHeader') =>
  z.object({
    type: z.literal(type),
    attrs: z
      .object({ colspan: span(blockLimits.tableColumns), rowspan: span(blockLimits.tableRows) })
      .optional(),
    content: z.array(paragraph).min(1),
  })
const tableRow = z.object({
  type: z.literal('tableRow'),
  content: z
    .array(z.discriminatedUnion('type', [cell('tableCell'), cell('tableHeader')]))
    .max(blockLimits.tableColumns)
    .optional(),
})
const chartFigure = text({ max: blockLimits.chartFigure, trim: false })
const chartAttributes = z.object({
  kind: z.enum(['bars', 'lines']),
  title: shortText,
  unit: chartFigure,
  source: shortText,
  series: z.array(text({ max: 80, trim: false })).max(blockLimits.chartSeries),
  rows: z
    .array(
      z.object({
        label: text({ max: 120, trim: false }),
        values: z.array(chartFigure).max(blockLimits.chartSeries),
      }),
    )
    .max(blockLimits.chartRows),
})
/** Nothing until one is chosen. */
const chosenMedia = z.union([z.uuid(), z.literal('')])
/** Of another site, or nothing yet. */
const outerUrl = text({ max: blockLimits.citationUrl }).refine(
  (url) => url === '' || (/^https?:/i.test(url) && isSafeHref(url)),
)
/** A day of the calendar, or nothing. */
const day = text({ max: 10 }).refine((value) => value === '' || z.iso.date().safeParse(value).success)
/** Blocks whose whole content is in their attributes: what a paste claims to be one is read by these too. */
export const atomAttributes = {
  gallery: z.object({ pictures: z.array(pictureAttributes).max(blockLimits.galleryPictures) }),
  readAlso: z.object({
    articles: z.array(z.object({ id: z.uuid(), title: shortText })).max(blockLimits.readAlso),
  }),
  chart: chartAttributes,
  audio: z.object({
    mediaId: chosenMedia,
    title: text({ max: audioLimits.title, trim: false }),
    credit: shortText,
    transcript: text({ max: audioLimits.transcript, lines: true, trim: false }),
  }),
  citation: z.object({
    url: outerUrl,
    title: shortText,
    text: text({ max: blockLimits.citation, lines: true, trim: false }),
    author: shortText,
    date: day,
    mediaId: chosenMedia,
  }),
}

const block = z.discriminatedUnion('type', [
  paragraph,
  z.object({
    type: z.literal('heading'),
    attrs: z.object({ level: z.union([z.literal(2), z.literal(3)]) }),
    content: inlines,
  }),
  bulletList,
  orderedList,
  z.object({ type: z.literal('blockquote'), attrs: attribution, content: z.array(flow).min(1) }),
  z.object({ type: z.literal('pullQuote'), attrs: attribution, content: inlines }),
  z.object({ type: z.literal('picture'), attrs: pictureAttributes }),
  z.object({ type: z.literal('gallery'), attrs: atomAttributes.gallery }),
  z.object({ type: z.literal('readAlso'), attrs: atomAttributes.readAlso }),
  z.object({ type: z.literal('chart'), attrs: atomAttributes.chart }),
  z.object({ type: z.literal('audio'), attrs: atomAttributes.audio }),
  z.object({ type: z.literal('citation'), attrs: atomAttributes.citation }),
  z.object({
    type: z.literal('table'),
    attrs: z.object({ caption: shortText }).optional(),
    content: z.array(tableRow).min(1).max(blockLimits.tableRows),
  }),
  z.object({
    type: z.literal('box'),
    attrs: z.object({ title: shortText }),
    content: z.array(flow).min(1),
  }),
  z.object({
    type: z.literal('timeline'),
    attrs: z.object({ title: shortText }),
    content: z
      .array(
        z.object({
          type: z.literal('timelineEntry'),
          attrs: z.object({ date: text({ max: blockLimits.timelineDate, trim: false }) }),
          content: z.array(paragraph).min(1),
        }),
      )
      .min(1)
      .max(blockLimits.timelineEntries),
  }),
])
const doc = z.object({ type: z.literal('doc'), content: z.array(block) })

function isBounded(value: unknown): boolean {
  let nodes = 0
  const stack: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (typeof top.value !== 'object' || top.value === null) continue
    if (++nodes > maxNodes * 4 || top.depth > maxDepth * 3) return false
    for (const child of Object.values(top.value)) stack.push({ value: child, depth: top.depth + 1 })
  }
  return true
}

/** Accepts a document of known nodes only; attributes it does not know are dropped. */
export const documentSchema = z
  .unknown()
  .refine(isBounded, { message: 'article.body_too_long' })
  .pipe(doc) as unknown as z.ZodType<ArticleDocument>
