import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project, wherever the command was given. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)))

export const nextProgram = join(projectRoot, 'node_modules', 'next', 'dist', 'bin', 'next')
