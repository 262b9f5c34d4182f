import type { ChildProcess } from 'node:child_process'

export function insist(child: ChildProcess, patience?: number): void
