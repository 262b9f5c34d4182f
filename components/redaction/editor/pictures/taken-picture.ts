import type { LibraryPicture } from '#domain/media/library.ts'
import type { PictureView } from '#domain/media/view.ts'

/** A picture of the library as the page knows its pictures: without where it was found. */
export const viewOf = ({ name: _, shownIn: __, ...picture }: LibraryPicture): PictureView => picture
