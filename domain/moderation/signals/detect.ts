import type { Detector, Evidence, Finding, SignalCode } from './signal.ts'
import { builtInWeights } from './weights.ts'

export const detect = (name: SignalCode, version: number, run: Detector['run']): Detector => ({
  name,
  version,
  weight: builtInWeights[name],
  run,
})

export const found = (evidence: Evidence = {}, strength = 1): Finding => ({ strength, evidence })
