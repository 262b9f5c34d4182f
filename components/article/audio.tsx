import type { PrintContext } from '#components/print/print-context.ts'
import type { Audio as AudioNode } from '#domain/articles/document.ts'
import { type AudioView, audioHref, clock } from '#domain/media/audio.ts'
import { directionOf, isolate } from '#lib/direction.ts'
import { isBlank } from '#lib/text.ts'

type Props = { block: AudioNode; audio: AudioView; print: PrintContext }

/**
 * A sound in the browser's own player. Nothing of it is fetched before somebody presses play, and its words can be read
 * instead. On paper there is its address.
 */
export function Audio({ block: { attrs }, audio, print: { t, locale } }: Props) {
  const { title, credit, transcript } = attrs
  const name = isBlank(title) ? t('audio.name') : title
  const size = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(audio.bytes / 1_000_000)
  const facts = [clock(audio.duration), ...(isBlank(credit) ? [] : [isolate(credit)])].join(' · ')
  const lines = transcript.split('\n').filter((line) => !isBlank(line))
  return (
    <figure className="audio">
      <figcaption dir={directionOf(name)}>
        <span className="block-title">{name}</span> <span className="block-facts">{facts}</span>
      </figcaption>
      {/* biome-ignore lint/a11y/useMediaCaption: its words follow as text, which captions of a sound would not be. */}
      <audio controls preload="none" src={audioHref(audio)} aria-label={name} className="no-print" />
      <p className="block-facts no-print">
        <a href={audioHref(audio)} download="">
          {t('audio.download', { format: audio.format.toUpperCase(), size })}
        </a>
      </p>
      <p className="block-facts hidden print:block">{audio.url}</p>
      {lines.length > 0 ? (
        <details>
          <summary>{t('audio.transcript')}</summary>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity, and a published text does not change.
            <p key={index} dir={directionOf(line)}>
              {line}
            </p>
          ))}
        </details>
      ) : null}
    </figure>
  )
}
