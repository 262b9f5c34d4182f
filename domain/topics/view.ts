/** What pages receive: built field by field, never a row. */
export type TopicView = { slug: string; name: string }
