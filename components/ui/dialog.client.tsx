'use client'

import { AlertDialog as BaseAlert } from '@base-ui/react/alert-dialog'
import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import type { ReactNode, RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { Button, type ButtonLook } from './button.tsx'
import { classNames } from './class-names.ts'

const backdrop =
  'fixed inset-0 z-40 bg-[rgb(22_19_15/0.55)] transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0'
const popup =
  'fixed top-[max(16px,8vh)] left-1/2 z-50 flex max-h-[84vh] -translate-x-1/2 flex-col border border-t-4 border-ink bg-paper text-ink transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0'
/** In full: the style sheet holds the names that are written somewhere, and no others. */
const widths = { plain: 'w-[min(calc(100vw-32px),560px)]', wide: 'w-[min(calc(100vw-32px),880px)]' }
const titleClass = 'font-serif text-23 leading-7 font-semibold tracking-[-0.012em]'

type Shared = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
}

/** For something to read or to fill in. Escape and the backdrop close it: the component that opens it keeps the words typed in it. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  wide = false,
  initialFocus,
}: Shared & {
  children?: ReactNode
  footer?: ReactNode
  wide?: boolean
  initialFocus?: RefObject<HTMLElement | null>
}) {
  const t = useTranslations()
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={backdrop} />
        <BaseDialog.Popup
          initialFocus={initialFocus}
          className={classNames(popup, widths[wide ? 'wide' : 'plain'])}
        >
          <div className="flex items-start justify-between gap-4 px-5 pt-4 pb-2">
            <BaseDialog.Title className={titleClass}>{title}</BaseDialog.Title>
            <BaseDialog.Close
              aria-label={t('common.close')}
              className="-mt-1 -mr-2 grid size-11 shrink-0 place-items-center rounded-control hover:bg-wash md:size-9"
            >
              <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4 stroke-current stroke-2">
                <path d="M3 3l10 10M13 3L3 13" />
              </svg>
            </BaseDialog.Close>
          </div>
          <div className="min-h-0 overflow-y-auto px-5 pb-5">
            {description ? (
              <BaseDialog.Description className="mb-3 text-14 leading-5 text-ink-2">
                {description}
              </BaseDialog.Description>
            ) : null}
            {children}
          </div>
          {footer ? (
            <div className="flex flex-wrap justify-end gap-2 border-t border-rule px-5 py-3">{footer}</div>
          ) : null}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}

/** A question before something that cannot be taken back. Only its two buttons answer it. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  confirmLabel,
  look = 'danger',
  busy = false,
  onConfirm,
}: Shared & {
  children?: ReactNode
  confirmLabel: string
  look?: ButtonLook
  busy?: boolean
  onConfirm: () => void
}) {
  const t = useTranslations()
  return (
    <BaseAlert.Root open={open} onOpenChange={onOpenChange}>
      <BaseAlert.Portal>
        <BaseAlert.Backdrop className={backdrop} />
        <BaseAlert.Popup className={classNames(popup, widths.plain)}>
          <div className="min-h-0 overflow-y-auto px-5 pt-4 pb-5">
            <BaseAlert.Title className={titleClass}>{title}</BaseAlert.Title>
            {description ? (
              <BaseAlert.Description className="mt-2 text-14 leading-5 text-ink-2">
                {description}
              </BaseAlert.Description>
            ) : null}
            {children}
          </div>
          <div className="flex flex-wrap justify-end gap-2 border-t border-rule px-5 py-3">
            <BaseAlert.Close render={<Button look="quiet" />}>{t('common.cancel')}</BaseAlert.Close>
            <Button look={look} disabled={busy} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </BaseAlert.Popup>
      </BaseAlert.Portal>
    </BaseAlert.Root>
  )
}
