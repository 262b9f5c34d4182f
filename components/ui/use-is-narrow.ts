import { useSyncExternalStore } from 'react'

/** The style sheets' `md`: below it is a phone. */
const narrow = '(width < 48rem)'

function watch(listener: () => void) {
  const query = window.matchMedia(narrow)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** For what is in another place of the page on a phone, not merely of another size; false until the page listens. */
export const useIsNarrow = (): boolean =>
  useSyncExternalStore(
    watch,
    () => window.matchMedia(narrow).matches,
    () => false,
  )
