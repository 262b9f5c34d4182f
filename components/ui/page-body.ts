import type { RefObject } from 'react'

/** Where what pops up is put: inside the page's main part, so that no words stand outside of all its landmarks. */
export const pageBody: RefObject<HTMLElement | null> = {
  get current() {
    return document.getElementById('contenu')
  },
}
