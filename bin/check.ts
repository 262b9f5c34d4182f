import { architecture, format, migrations, passes, types } from './checks.ts'

let failed = false
for (const check of [format, types, migrations, architecture]) failed = !(await passes(check)) || failed
process.exitCode = failed ? 1 : 0
