import { fold } from './fold.ts'

/** A link as it was typed, and the host it leads to: in small letters, without `www.`. */
export type Link = { typed: string; host: string }

/** What several detectors need of the words, read once. */
export type Reading = {
  folded: string
  /** Each once, in small letters, of six letters or more: shorter ones stand in every text. */
  words: ReadonlySet<string>
  letters: number
  links: Link[]
  /** Without its links. */
  prose: string
}

const link = /\b(?:https?:\/\/|www\.(?=[\p{L}\p{N}-]+\.))[^\s<>"«»“”]*/giu

export function readBody(body: string): Reading {
  const typed = body.match(link) ?? []
  const prose = typed.length > 0 ? body.replace(link, ' ') : body
  return {
    folded: fold(body),
    // Not everybody asks for these two.
    get words() {
      return new Set(
        prose
          .normalize('NFC')
          .toLowerCase()
          .match(/\p{L}{6,}/gu),
      )
    },
    get letters() {
      return prose.match(/\p{L}/gu)?.length ?? 0
    },
    links: typed.map((one) => ({ typed: one, host: hostOf(one) })),
    prose,
  }
}

/** Empty where it leads nowhere. */
function hostOf(typed: string): string {
  const href = /^https?:/i.test(typed) ? typed : `http://${typed}`
  if (!URL.canParse(href)) return ''
  return new URL(href).hostname.replace(/^www\./, '').replace(/\.$/, '')
}
