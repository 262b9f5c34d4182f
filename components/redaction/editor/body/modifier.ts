import { useSyncExternalStore } from 'react'

const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform)
const never = () => () => {}

/** What is printed on the key that goes with shortcuts. The server cannot know: it says Ctrl. */
export function useModifierName(): string {
  return useSyncExternalStore(
    never,
    () => (isApple() ? '⌘' : 'Ctrl'),
    () => 'Ctrl',
  )
}
