import type { Crop } from '#components/article/picture.tsx'
import type { Translator } from '#contract/i18n/translator.ts'
import { pictureFrame } from '#domain/cards/layout.ts'
import { type Focus, positionOf } from '#domain/media/focus.ts'
import type { PictureView } from '#domain/media/view.ts'
import { pictureSource } from './picture-library.ts'

/** Width over height of every shape that readers' pages cut pictures to. */
const shapes: Record<Crop, number> = { '3/2': 3 / 2, '16/9': 16 / 9, '1/1': 1 }

/** A picture as readers will see it: in each shape of the pages, and in its frame on a share card. */
export function FocusPreviews({ picture, focus, t }: { picture: PictureView; focus: Focus; t: Translator }) {
  const previews = [
    { name: t('pictures.focus_list'), ratio: shapes['3/2'] },
    { name: t('pictures.focus_breaking'), ratio: shapes['16/9'] },
    { name: t('pictures.focus_square'), ratio: shapes['1/1'] },
    { name: t('pictures.focus_card'), ratio: pictureFrame.width / pictureFrame.height },
  ]
  return (
    <div>
      <h3 className="mb-2 text-14 leading-5 font-semibold">{t('pictures.focus_previews')}</h3>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-3">
        {previews.map(({ name, ratio }) => (
          <li key={name} className="flex flex-col justify-end">
            {/* biome-ignore lint/performance/noImgElement: variants are made at upload, there is no optimizer. */}
            <img
              {...pictureSource(picture)}
              sizes="124px"
              alt=""
              draggable={false}
              className="w-full bg-wash object-cover"
              style={{ aspectRatio: ratio, objectPosition: positionOf(focus) }}
            />
            <span className="mt-1 text-13 leading-4 text-ink-2">{name}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
