import type { PictureView } from './view.ts'

/** Rows of a phone's screen that one looks through before one searches instead. */
export const libraryPage = 24

/** A picture as the desk offers it, with the words it was printed with last. */
export type LibraryPicture = PictureView & {
  /** Of its file. */
  name: string
  /** The title of the newest article that shows it to readers; empty: none does. */
  shownIn: string
}

/** What was found, the newest first; `more`: there are older ones. */
export type LibraryPictures = { pictures: LibraryPicture[]; more: boolean }
