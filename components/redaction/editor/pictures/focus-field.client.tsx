'use client'

import type { PointerEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { centre, type Focus, isCentre, pointAt } from '#domain/media/focus.ts'
import type { PictureView } from '#domain/media/view.ts'
import { pictureSource } from './picture-library.ts'

type Props = {
  id: string
  picture: PictureView
  focus: Focus
  onChange: (focus: Focus) => void
}

/** The picture to click on, and two sliders that say the same to the keyboard. */
export function FocusField({ id, picture, focus, onChange }: Props) {
  const t = useTranslations()
  const point = (event: PointerEvent<HTMLDivElement>) =>
    onChange(pointAt(event, event.currentTarget.getBoundingClientRect()))
  const slider = (axis: 'x' | 'y', label: string) => (
    <div>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={`${id}-${axis}`} className="text-14 leading-5 font-semibold">
          {label}
        </label>
        <output htmlFor={`${id}-${axis}`} className="text-13 text-ink-2 tabular-nums">
          {t('pictures.focus_percent', { value: focus[axis] })}
        </output>
      </div>
      <input
        id={`${id}-${axis}`}
        name={axis}
        type="range"
        min={0}
        max={100}
        step={1}
        value={focus[axis]}
        aria-valuetext={t('pictures.focus_percent', { value: focus[axis] })}
        onChange={(event) => onChange({ ...focus, [axis]: event.target.valueAsNumber })}
        className="block h-11 w-full accent-accent md:h-9"
      />
    </div>
  )
  return (
    <div className="min-w-0">
      {/* The keyboard has the sliders. */}
      <div
        data-focus-picture=""
        className="relative mx-auto w-fit cursor-crosshair touch-none select-none"
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          point(event)
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event)
        }}
      >
        {/* biome-ignore lint/performance/noImgElement: variants are made at upload, there is no optimizer. */}
        <img
          {...pictureSource(picture)}
          width={picture.width}
          height={picture.height}
          alt=""
          draggable={false}
          className="block h-auto max-h-[44vh] w-auto max-w-full"
        />
        {/* White in black, so that it is seen on whatever it marks. */}
        <span
          aria-hidden="true"
          className="pointer-events-none absolute grid size-10 -translate-1/2 place-items-center rounded-full border-3 border-white shadow-[0_0_0_2px_#000,inset_0_0_0_2px_#000] before:size-3 before:rounded-full before:border-2 before:border-white before:bg-[#c8391b] before:shadow-[0_0_0_2px_#000]"
          style={{ left: `${focus.x}%`, top: `${focus.y}%` }}
        />
      </div>
      <div className="mt-3 grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {slider('x', t('pictures.focus_horizontal'))}
        {slider('y', t('pictures.focus_vertical'))}
      </div>
      <Button className="mt-2" onClick={() => onChange(centre)} aria-disabled={isCentre(focus)}>
        {t('pictures.focus_reset')}
      </Button>
    </div>
  )
}
