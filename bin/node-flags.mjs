import { join } from 'node:path'

/**
 * How much memory each process may spend on being quick. Left alone, V8 gives every one of them up to 100 MB for young
 * objects, and takes it while it loads a few hundred small files.
 */

/** The supervisor and the worker: they wait nearly always. 45 MB instead of 200. */
export const frugal = ['--optimize-for-size', '--max-semi-space-size=1']
/** `npm run dev` reads our sources as Node does, by a function that Node still calls experimental. */
export const quiet = ['--disable-warning=ExperimentalWarning']
/** The edge answers from memory and makes little garbage. */
export const edge = ['--max-semi-space-size=8']
/**
 * Renders make much, and with less room for it they are a quarter slower. What lives on is 60 MB; with a limit in sight V8
 * collects the rest in time, at 220 MB instead of 330.
 */
export const next = ['--max-semi-space-size=16', '--max-old-space-size=384']

/** Where Node keeps our sources without their types. Where it cannot write, it goes without. */
export const compileCache = (root) => join(root, 'node_modules', '.cache', 'node')
