'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import { decideReportInput } from './input.ts'

export const decideReport = action({
  capability: 'report.decide',
  input: decideReportInput,
  run: commands.decideReport,
})
