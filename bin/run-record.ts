import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { isFree, pickPort } from '#db/embedded/port.ts'
import { isRunning, signal, startStamp } from '#db/embedded/process.ts'
import { writeFileAtomicSync } from '#platform/atomic-file.ts'
import { note } from './terminal.ts'

/** DATA_DIR/run.json: what a killed supervisor would leave behind, for the next one to clear away. */
const schema = z.object({
  nextPort: z.number().int().optional(),
  release: z.string().optional(),
  database: z.string().optional(),
  children: z.array(z.object({ name: z.string(), pid: z.number().int(), stamp: z.string() })),
})

type Run = z.infer<typeof schema>

export interface RunRecord {
  nextPort: number
  /** Which release prepared the database last. */
  readonly release: string | undefined
  /** Which database it was, in words (remarks.ts). */
  readonly database: string | undefined
  prepared(release: string, database: string): void
  remember(name: string, pid: number): void
  forget(name: string): void
}

/** Ends the children of a supervisor that is gone. Names those it had to end. */
export async function endLeftovers(dataDir: string): Promise<string[]> {
  const left = read(dataDir).children.filter(({ pid, stamp }) => isRunning(pid, stamp))
  await Promise.all(
    left.map(async ({ pid, stamp }) => {
      // They leave by themselves when their parent is gone; this is for one that hangs.
      for (const [name, limit] of [['SIGTERM', 5_000] as const, ['SIGKILL', 5_000] as const]) {
        signal(pid, name)
        for (let waited = 0; waited < limit && isRunning(pid, stamp); waited += 50) await pause(50)
        if (!isRunning(pid, stamp)) return
      }
    }),
  )
  return left.map(({ name }) => name)
}

export async function openRunRecord(dataDir: string): Promise<RunRecord> {
  const { nextPort: known, release, database } = read(dataDir)
  const nextPort = known !== undefined && (await isFree(known)) ? known : await pickPort()
  const run: Run = { nextPort, release, database, children: [] }
  write(dataDir, run)
  return {
    nextPort,
    release,
    database,
    prepared(by, of) {
      run.release = by
      run.database = of
      write(dataDir, run)
    },
    remember(name, pid) {
      const stamp = startStamp(pid)
      run.children = run.children.filter((child) => child.name !== name)
      if (stamp !== undefined) run.children.push({ name, pid, stamp })
      write(dataDir, run)
    },
    forget(name) {
      run.children = run.children.filter((child) => child.name !== name)
      write(dataDir, run)
    },
  }
}

function file(dataDir: string): string {
  return join(dataDir, 'run.json')
}

function read(dataDir: string): Run {
  try {
    return schema.parse(JSON.parse(readFileSync(file(dataDir), 'utf8')))
  } catch {
    return { children: [] }
  }
}

/** A full disk must not end a site that runs: without the record, the next start has less to clear away. */
function write(dataDir: string, run: Run): void {
  const unflushed = 'a power cut ends the processes that it names as well'
  try {
    writeFileAtomicSync(file(dataDir), JSON.stringify(run, null, 2), { unflushed })
  } catch (error) {
    note(`run.json could not be written: ${(error as Error).message}`)
  }
}
