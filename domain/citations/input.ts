import { raw, text, z } from '#lib/schema.ts'
import { citedHosts } from './hosts.ts'
import type { CitationsSettings } from './settings.ts'

/** Longer than any address that can be cited. */
const pastedLength = 2_000

export const readCitationInput = z.object({ url: text({ max: pastedLength }) })

/** A form sends a ticked box as "on" and an unticked one not at all: a box a host. */
export const saveCitationsInput = z.record(raw(40), z.unknown()).transform(
  (form): CitationsSettings => ({
    hosts: citedHosts.map(({ key }) => key).filter((key) => form[key] === 'on' || form[key] === true),
  }),
)
