export const frugal: readonly string[]
export const quiet: readonly string[]
export const edge: readonly string[]
export const next: readonly string[]
export function compileCache(root: string): string
