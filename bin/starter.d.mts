export function onStarterGone(callback: () => void, every?: number): void
export function isStartedByNpm(given: Record<string, string | undefined>): boolean
