'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { controlClass } from '#components/ui/field.tsx'

/** A link that is shown once. It is text in a field too, for where copying by program is not allowed. */
export function OneTimeLink({ name, link, onClose }: { name: string; link: string; onClose: () => void }) {
  const t = useTranslations()
  const [copied, setCopied] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  // It appears far from the button that asked for it.
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch {
      // The field is selected: Ctrl+C does the rest.
      setCopied(false)
    }
  }
  return (
    <section className="border-l-4 border-good bg-wash px-4 py-3" aria-labelledby="one-time-link-title">
      <h3 id="one-time-link-title" ref={title} tabIndex={-1} className="font-semibold outline-none">
        {t('settings.link_title', { name })}
      </h3>
      <p className="mt-1 max-w-140 text-14">{t('settings.link_text')}</p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <input
          ref={field}
          readOnly
          value={link}
          aria-label={t('settings.link_label')}
          onFocus={(event) => event.target.select()}
          className={`${controlClass} min-w-0 flex-1 basis-80`}
        />
        <Button look="primary" onClick={copy}>
          {t('settings.link_copy')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('common.close')}
        </Button>
        <p role="status" className="text-14 text-good">
          {copied ? t('settings.link_copied') : ''}
        </p>
      </div>
    </section>
  )
}
