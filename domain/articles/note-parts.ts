import { isSafeHref } from './document-schema.ts'

type NotePart = { text: string; isAddress: boolean }

/** Sources are mostly addresses: those in a note are links. A sign that ends the sentence is no part of them. */
export const noteParts = (text: string): NotePart[] =>
  text
    .split(/(https?:\/\/[^\s<>«»“”]+[^\s<>«»“”.,;:!?)\]])/)
    .map((part, index) => ({ text: part, isAddress: index % 2 === 1 && isSafeHref(part) }))
    .filter((part) => part.text !== '')
