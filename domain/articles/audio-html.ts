import type { Translator } from '#contract/i18n/translator.ts'
import { type AudioView, clock } from '#domain/media/audio.ts'
import { escapeHtml } from '#lib/html.ts'
import { isBlank } from '#lib/text.ts'
import { namedHtml } from './block-html.ts'
import type { Audio } from './document.ts'

/** A way to the sound, its credit and its words: feed readers have a player for what they find enclosed, or none. */
export function audioHtml(
  { attrs: { mediaId, title, credit, transcript } }: Audio,
  { audio, t }: { audio: Record<string, AudioView>; t: Translator },
): string {
  const sound = audio[mediaId]
  if (!sound) return ''
  const link = `<a href="${escapeHtml(sound.url)}">${escapeHtml(t('audio.listen', { duration: clock(sound.duration) }))}</a>`
  const lines = [credit, ...transcript.split('\n')].filter((line) => !isBlank(line))
  return `${namedHtml(title)}<p>${link}</p>${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}`
}
