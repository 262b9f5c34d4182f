import { useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * False in the HTML that the server sends, true once React listens. A field whose words live in React's state must
 * not take words before that: nobody would hear them.
 */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
