'use client'

import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#components/ui/class-names.ts'
import type { SectionView } from '#domain/sections/view.ts'
import { useDragItem } from './drag.ts'
import { moveBlock, showBlock } from './placing.ts'
import { Grip, SmallButton } from './small-button.tsx'
import type { Desk } from './use-front-desk.ts'
import { ZoneList } from './zone.client.tsx'

/** The sections of the front page: their order, which ones are shown, and the stories placed in each. */
export function Blocks({ desk, sections }: { desk: Desk; sections: readonly SectionView[] }) {
  const t = useTranslations()
  const known = new Map(sections.map((section) => [section.id, section]))
  return (
    <section aria-labelledby="front-blocks">
      <h2 id="front-blocks" className="border-t-4 border-ink pt-2 font-semibold">
        {t('front.blocks')}
      </h2>
      <p className="mt-1 mb-3 text-13 text-ink-2">{t('front.blocks_about')}</p>
      <ol className="space-y-2">
        {desk.layout.blocks.map(({ sectionId }, at) => {
          const section = known.get(sectionId)
          return section ? <Block key={sectionId} section={section} at={at} desk={desk} /> : null
        })}
      </ol>
    </section>
  )
}

function Block({ section: { id, name }, at, desk }: { section: SectionView; at: number; desk: Desk }) {
  const t = useTranslations()
  const ref = useRef<HTMLDivElement>(null)
  const side = useDragItem(ref, { kind: 'block', id }, { kind: 'block', at })
  const { layout, change } = desk
  const { isShown } = layout.blocks[at]!
  return (
    <li>
      <div
        ref={ref}
        className={classNames(
          'flex cursor-grab items-center gap-3 border-t border-ink',
          side === 'before' && 'shadow-[inset_0_2px_0_var(--color-accent)]',
          side === 'behind' && 'shadow-[inset_0_-2px_0_var(--color-accent)]',
        )}
      >
        <Grip />
        <label className="flex min-h-11 min-w-0 flex-1 items-center gap-3 md:min-h-9">
          <input
            type="checkbox"
            checked={isShown}
            aria-label={t('front.block_shown', { name })}
            onChange={(event) => change(showBlock(layout, id, event.target.checked))}
            className="size-5 shrink-0 md:size-4"
          />
          <span className={classNames('[overflow-wrap:anywhere]', !isShown && 'text-ink-2 line-through')}>
            {name}
          </span>
        </label>
        <SmallButton
          icon="up"
          label={t('front.block_up', { name })}
          disabled={at === 0}
          onClick={() => change(moveBlock(layout, id, -1))}
        />
        <SmallButton
          icon="down"
          label={t('front.block_down', { name })}
          disabled={at === layout.blocks.length - 1}
          onClick={() => change(moveBlock(layout, id, 1))}
        />
      </div>
      {isShown ? (
        <div className="pl-5">
          <ZoneList zone={`block:${id}`} desk={desk} hasTitle={false} />
        </div>
      ) : null}
    </li>
  )
}
