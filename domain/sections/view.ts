/** What pages receive: built field by field, never a row. */
export type SectionView = {
  id: string
  slug: string
  name: string
  description: string
  /** Null: it stands in the masthead itself. */
  parentId: string | null
}
