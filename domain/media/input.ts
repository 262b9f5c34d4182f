import { text, z } from '#lib/schema.ts'
import { cleanLine } from '#lib/text.ts'
import { mediaLimits } from './media.ts'

export const withdrawPictureInput = z.object({
  mediaId: z.uuid('request.invalid'),
  reason: text({ max: mediaLimits.reason, required: true }),
})
export type WithdrawPicture = z.infer<typeof withdrawPictureInput>

/** Whole per cents: nobody sees less. */
const share = z.int('media.focus_outside').min(0, 'media.focus_outside').max(100, 'media.focus_outside')

export const chooseFocusInput = z.object({ mediaId: z.uuid('request.invalid'), x: share, y: share })
export type ChooseFocus = z.output<typeof chooseFocusInput>

export const findAudioInput = z.object({ q: text({ max: 200 }), ids: z.array(z.uuid()).max(1) })

export const findPicturesInput = z.object({
  q: text({ max: 200 }),
  after: z.uuid('request.invalid').nullable(),
})
export type FindPictures = z.output<typeof findPicturesInput>

type Named = { name: string; alt?: string; caption?: string; credit?: string }

/** As long as file systems allow. */
const nameLength = 200

/** What is kept of the words that come with a picture. A name that is too long is cut: nobody can shorten it in a form. */
export function uploadTexts({ name, alt = '', caption = '', credit = '' }: Named) {
  return {
    // Cut by code points: half of a pair cannot be stored.
    originalName: [...cleanLine(name)].slice(0, nameLength).join('') || 'image',
    alt: cleanLine(alt),
    caption: cleanLine(caption),
    credit: cleanLine(credit),
  }
}
