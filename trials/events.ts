import { spawnSync } from 'node:child_process'

/**
 * Kills a program two hundred times while it changes something, and counts: each change that was committed has its event,
 * its line in the audit log and its job, and nothing else has. A short form is in the suite.
 *
 *   node trials/events.ts [--kills 200]
 */
const at = process.argv.indexOf('--kills')
const kills = at === -1 ? 200 : Number(process.argv[at + 1])
const { status } = spawnSync('npx', ['vitest', 'run', 'domain/events/kill.db.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, KILLS: String(kills) },
})
console.log(status === 0 ? `PASS: no event lost in ${kills} kills` : 'FAIL')
process.exitCode = status === 0 ? 0 : 1
