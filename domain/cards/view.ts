import { cardSize } from './card.ts'

/** What pages say of a card: built field by field, never a row. */
export type CardView = { path: string; width: number; height: number }

type Row = { file: string; title: string; lead: string | null }

export const toCard = ({ file }: Row): CardView => ({
  path: `/media/${file}/${cardSize.width}.jpg`,
  ...cardSize,
})

/** Pure: whether the card says what the page says. Another section's or newspaper's name is no reason to show none. */
export const isOf = (row: Row, article: { title: string; lead: { token: string } | null }): boolean =>
  row.title === article.title && row.lead === (article.lead?.token ?? null)
