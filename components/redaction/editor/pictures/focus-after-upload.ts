/**
 * After an upload the description is the next thing to write, but only for somebody who waited: whoever went on
 * writing elsewhere must not find the next words in another field.
 */
export function rememberFocus(): { isUnmoved: () => boolean } {
  const before = document.activeElement
  return {
    isUnmoved: () => {
      const now = document.activeElement
      // What had the focus may be gone with the upload: the focus is then nowhere.
      return now === before || now === null || now === document.body
    },
  }
}

/** Pictures that were just put in, by id: the first view of one takes the focus, once. */
const fresh = new Set<string>()
export const expectWords = (mediaId: string): void => void fresh.add(mediaId)
export const takeExpected = (mediaId: string): boolean => fresh.delete(mediaId)
