'use client'

import type { MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button, buttonLinkClass } from '#components/ui/button.tsx'
import { Menu, MenuItem, MenuLink } from '#components/ui/menu.client.tsx'
import { Tooltip } from '#components/ui/tooltip.client.tsx'
import { useIsNarrow } from '#components/ui/use-is-narrow.ts'
import { useModifierName } from '../body/modifier.ts'
import type { Step } from './article-steps.ts'

/** Back and forth between author and editor happens too often for a menu. */
const isDirect = (step: Step): boolean => step === 'recall' || step === 'return'

/** The steps this person may take with this article now; the next likely one is the dark button. */
export function ActionBar({
  steps,
  previewHref,
  publicHref,
  isBusy,
  onStep,
  onPreview,
  onHistory,
  onShortcuts,
}: {
  steps: readonly Step[]
  previewHref: string
  publicHref: string | null
  isBusy: boolean
  onStep: (step: Step) => void
  onPreview: (event: MouseEvent) => void
  onHistory: () => void
  onShortcuts: () => void
}) {
  const t = useTranslations()
  const mod = useModifierName()
  const [main, ...others] = steps
  // On a phone there is room for one step; the others, and the preview, are in the menu.
  const isNarrow = useIsNarrow()
  const direct: readonly Step[] = isNarrow ? [] : others.filter(isDirect)
  const hidden = others.filter((step) => !direct.includes(step))
  return (
    <div className="flex items-center gap-2">
      <a
        href={previewHref}
        target="_blank"
        rel="noopener"
        onClick={onPreview}
        className={buttonLinkClass('quiet', 'max-md:hidden!')}
      >
        {t('redaction.action.preview')}
      </a>
      {direct.map((step) => (
        <Button key={step} disabled={isBusy} onClick={() => onStep(step)} className="max-md:hidden">
          {t(`redaction.action.${step}`)}
        </Button>
      ))}
      {main ? (
        <Tooltip label={t(`redaction.action.${main}`)} keys={[mod, '↵']}>
          <Button look="primary" disabled={isBusy} onClick={() => onStep(main)}>
            {t(`redaction.action.${main}`)}
          </Button>
        </Tooltip>
      ) : null}
      <Menu
        trigger={
          <Button look="quiet" aria-label={t('redaction.action.more')} title={t('redaction.action.more')}>
            <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4 fill-current">
              <path d="M2 6.5h3v3H2zM6.5 6.5h3v3h-3zM11 6.5h3v3h-3z" />
            </svg>
          </Button>
        }
      >
        {isNarrow ? (
          <MenuLink href={previewHref} target="_blank" onSelect={onPreview}>
            {t('redaction.action.preview')}
          </MenuLink>
        ) : null}
        {publicHref ? <MenuLink href={publicHref}>{t('redaction.action.view')}</MenuLink> : null}
        {hidden.map((step) => (
          <MenuItem
            key={step}
            danger={step === 'unpublish' || step === 'unschedule' || step === 'delete'}
            onSelect={() => onStep(step)}
          >
            {t(`redaction.action.${step}`)}
          </MenuItem>
        ))}
        <MenuItem onSelect={onHistory}>{t('redaction.action.history')}</MenuItem>
        <MenuItem onSelect={onShortcuts}>{t('redaction.action.shortcuts')}</MenuItem>
      </Menu>
    </div>
  )
}
