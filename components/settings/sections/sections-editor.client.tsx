'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '#components/forms/use-action.ts'
import { useOpenRows } from '#components/forms/use-open-rows.ts'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/dialog.client.tsx'
import { Fold } from '#components/ui/fold.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { deleteSection, moveSection } from '#domain/sections/actions.ts'
import { childrenOf, topLevel } from '#domain/sections/section.ts'
import type { SectionView } from '#domain/sections/view.ts'
import { SectionForm } from './section-form.client.tsx'

/** The masthead's sections: their order, their words, and new ones. */
export function SectionsEditor({ sections }: { sections: SectionView[] }) {
  const t = useTranslations()
  const router = useRouter()
  /** How many were made here: each starts the form for a new one afresh, and nothing else does. */
  const [created, setCreated] = useState(0)
  const rows = useOpenRows()
  const [asked, setAsked] = useState<SectionView | null>(null)
  const move = useAction(moveSection, () => router.refresh())
  const remove = useAction(deleteSection, () => router.refresh())
  const summary = move.summary ?? remove.summary
  /** One of `count` that stand beside each other. */
  const row = (section: SectionView, at: number, count: number) => (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <div className="flex">
          <MoveButton
            label={t('settings.section_up', { name: section.name })}
            disabled={at === 0 || move.isBusy}
            onClick={() => move.run({ sectionId: section.id, direction: 'up' })}
          >
            ↑
          </MoveButton>
          <MoveButton
            label={t('settings.section_down', { name: section.name })}
            disabled={at === count - 1 || move.isBusy}
            onClick={() => move.run({ sectionId: section.id, direction: 'down' })}
          >
            ↓
          </MoveButton>
        </div>
        <div className="min-w-0 flex-1 basis-40">
          <p className="font-semibold [overflow-wrap:anywhere]">{section.name}</p>
          <p className="line-clamp-2 text-13 [overflow-wrap:anywhere] text-ink-2">
            /{section.slug}
            {section.description ? ` · ${section.description}` : null}
          </p>
        </div>
        <Button
          look="quiet"
          aria-expanded={rows.isOpen(section.id)}
          aria-label={t('settings.edit_of', { name: section.name })}
          onClick={() => rows.toggle(section.id)}
        >
          {t('settings.edit')}
        </Button>
        <Button look="quiet" onClick={() => setAsked(section)}>
          {t('settings.section_delete')}
        </Button>
      </div>
      <Fold key={rows.keyOf(section.id)} open={rows.isOpen(section.id)}>
        <SectionForm
          section={section}
          sections={sections}
          onDone={() => rows.finish(section.id)}
          onCancel={() => rows.finish(section.id)}
        />
      </Fold>
    </>
  )
  return (
    <div className="space-y-8">
      {summary ? <Notice tone="bad">{summary}</Notice> : null}
      {sections.length === 0 ? (
        <p className="text-15">{t('settings.sections_empty')}</p>
      ) : (
        <ol className="border-t border-ink">
          {topLevel(sections).map((section, at, all) => (
            <li key={section.id} className="border-b border-rule py-2">
              {row(section, at, all.length)}
              <SubList sections={childrenOf(sections, section.id)} row={row} />
            </li>
          ))}
        </ol>
      )}
      <section className="border-t border-ink pt-4">
        <h3 className="font-semibold">{t('settings.section_new')}</h3>
        <SectionForm key={created} sections={sections} onDone={() => setCreated(created + 1)} />
        <p role="status" className="text-14 text-good">
          {created > 0 ? t('settings.section_created') : ''}
        </p>
      </section>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={() => setAsked(null)}
        title={t('settings.section_delete_title', { name: asked?.name ?? '' })}
        description={t('sections.delete_text')}
        confirmLabel={t('common.delete')}
        busy={remove.isBusy}
        onConfirm={async () => {
          await remove.run({ sectionId: asked?.id })
          setAsked(null)
        }}
      />
    </div>
  )
}

function SubList({
  sections,
  row,
}: {
  sections: readonly SectionView[]
  row: (section: SectionView, at: number, count: number) => ReactNode
}) {
  if (sections.length === 0) return null
  return (
    <ol className="mt-2 ml-4 border-t border-rule md:ml-10">
      {sections.map((section, at) => (
        <li key={section.id} className="border-b border-rule py-2 last:border-b-0">
          {row(section, at, sections.length)}
        </li>
      ))}
    </ol>
  )
}

function MoveButton({
  label,
  disabled,
  onClick,
  children,
}: {
  label: string
  disabled: boolean
  onClick: () => void
  children: string
}) {
  return (
    <Button
      look="quiet"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
      className="w-11 md:w-9"
    >
      <span aria-hidden="true">{children}</span>
    </Button>
  )
}
