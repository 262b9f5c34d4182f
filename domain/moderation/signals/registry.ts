import { formDetectors } from './form.ts'
import { linkDetectors } from './links.ts'
import { repetitionDetectors } from './repetition.ts'
import { reputationDetectors } from './reputation.ts'
import type { AskingDetector, Detector, Finding, Noticed, Observed, Sent } from './signal.ts'
import { wordDetectors } from './words.ts'
import { writingDetectors } from './writing.ts'

/** Everything that is looked for, in the order in which it is told. */
export const detectors: readonly Detector[] = [
  ...formDetectors,
  ...linkDetectors,
  ...wordDetectors,
  ...writingDetectors,
  ...repetitionDetectors,
  ...reputationDetectors,
]

type Named = Pick<Detector, 'name' | 'version'>

const noticed = ({ name, version }: Named, finding: Finding): Noticed => ({
  code: name,
  version,
  state: 'noticed',
  ...finding,
})
const silent = ({ name, version }: Named, state: 'failed' | 'late'): Noticed => ({
  code: name,
  version,
  state,
  strength: 0,
  evidence: {},
})

/**
 * All signals, always: stopping at the first would hide from the moderator why. One that fails is told as such, and the
 * comment is taken all the same: `onFailure` hears of it.
 */
export function collectSignals(
  observed: Observed,
  onFailure: (error: unknown, name: string) => void,
  list: readonly Detector[] = detectors,
): Noticed[] {
  return list.flatMap((detector) => {
    try {
      const finding = detector.run(observed)
      return finding ? [noticed(detector, finding)] : []
    } catch (error) {
      onFailure(error, detector.name)
      return [silent(detector, 'failed')]
    }
  })
}

/** Those that have to ask, all at once and each within its time. It never rejects. */
export async function askSignals(
  sent: Sent,
  onFailure: (error: unknown, name: string) => void,
  list: readonly AskingDetector[],
): Promise<Noticed[]> {
  const asked = list.map(async (detector) => {
    const stop = AbortSignal.timeout(detector.patience)
    const late = new Promise<'late'>((resolve) =>
      stop.addEventListener('abort', () => resolve('late'), { once: true }),
    )
    try {
      const finding = await Promise.race([detector.run(sent, stop), late])
      if (finding === 'late') return [silent(detector, 'late')]
      return finding.map(({ code, ...rest }) => noticed({ name: code, version: detector.version }, rest))
    } catch (error) {
      if (stop.aborted) return [silent(detector, 'late')]
      onFailure(error, detector.name)
      return [silent(detector, 'failed')]
    }
  })
  return (await Promise.all(asked)).flat()
}
