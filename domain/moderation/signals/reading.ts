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
  const prose = body.replace(link, ' ')
  return {
    folded: fold(body),
    words: new Set(
      prose
        .normalize('NFC')
        .toLowerCase()
        .match(/\p{L}{6,}/gu),
    ),
    letters: prose.match(/\p{L}/gu)?.length ?? 0,
    links: (body.match(link) ?? []).map((typed) => ({ typed, host: hostOf(typed) })),
    prose,
  }
}

/** Empty where it leads nowhere. */
function hostOf(typed: string): string {
  const href = /^https?:/i.test(typed) ? typed : `http://${typed}`
  if (!URL.canParse(href)) return ''
  return new URL(href).hostname.replace(/^www\./, '').replace(/\.$/, '')
}
