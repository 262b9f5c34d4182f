import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { isHeld } from '#components/ui/held-key.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import { useShortcuts } from '#components/ui/shortcuts.client.tsx'
import { type RejectionReason, rejectionReasons } from '#domain/moderation/moderation.ts'

/** Why not: the reason is the decision. Nothing opens over the text, so the comment stays in sight. */
export function RejectPanel({
  note,
  onNote,
  onReject,
  onClose,
}: {
  /** Kept by the page: closing the panel, or reading another comment meanwhile, loses nothing. */
  note: string
  onNote: (note: string) => void
  onReject: (reason: RejectionReason) => void
  onClose: () => void
}) {
  const t = useTranslations()
  useShortcuts([
    ...rejectionReasons.map((reason, i) => ({
      key: String(i + 1),
      label: t(`moderation.reason_${reason}`),
      run: () => onReject(reason),
    })),
    { key: 'Escape', label: t('moderation.close_reasons'), run: onClose },
  ])
  return (
    <fieldset
      id="reject-reasons"
      aria-describedby="reject-hint"
      onKeyDown={(event) => {
        // In the note too, where single keys are letters.
        if (event.key !== 'Escape' || isHeld(event)) return
        event.stopPropagation()
        onClose()
      }}
      className="mt-3 max-h-[60dvh] overflow-y-auto border-t border-rule pt-2 md:max-h-none md:pt-3"
    >
      <legend className="float-left mb-1 w-full text-14 font-semibold">{t('moderation.reasons')}</legend>
      <p id="reject-hint" className="clear-both mb-2 hidden text-13 text-ink-2 md:block">
        {t('moderation.reasons_hint')}
      </p>
      <ol className="clear-both grid grid-cols-2 gap-x-4 md:gap-x-6">
        {rejectionReasons.map((reason, i) => (
          <li key={reason} className="border-b border-rule">
            <button
              type="button"
              onClick={() => onReject(reason)}
              className="flex min-h-11 w-full items-center gap-3 py-1 text-left text-13 leading-4 md:text-14 md:leading-5 hover:bg-wash md:min-h-9"
            >
              <span aria-hidden="true" className="hidden md:inline">
                <Kbd>{String(i + 1)}</Kbd>
              </span>
              {t(`moderation.reason_${reason}`)}
            </button>
          </li>
        ))}
      </ol>
      <div className="mt-3 flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            id="reject-note"
            label={t('moderation.note')}
            aside={t('common.optional')}
            value={note}
            maxLength={500}
            onChange={(event) => onNote(event.target.value)}
          />
        </div>
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </fieldset>
  )
}
