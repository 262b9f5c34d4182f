'use client'

import { useEffect } from 'react'
import enSite from '#contract/i18n/messages/en/site.json' with { type: 'json' }
import frSite from '#contract/i18n/messages/fr/site.json' with { type: 'json' }

/** A defect of ours. Stands without data and without the rest of the site: whatever failed, this must not. */
export default function SiteError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  useEffect(() => {
    console.error(error)
  }, [error])
  const isEnglish = typeof document !== 'undefined' && document.documentElement.lang === 'en'
  const words = isEnglish ? enSite : frSite
  const t = (key: `site.${keyof typeof frSite}`) => words[key.slice('site.'.length) as keyof typeof frSite]
  return (
    <main id="contenu" className="sheet py-16">
      <div className="max-w-[40rem]">
        <div className="headline border-t-4 border-ink pt-4 text-34">
          <h1>{t('site.error_title')}</h1>
        </div>
        <p className="mt-4 font-serif text-19 leading-[1.5] text-ink-2">{t('site.error_text')}</p>
        <p className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-2">
          <button
            type="button"
            onClick={reset}
            className="min-h-11 cursor-pointer rounded-control bg-ink px-5 py-2 font-semibold text-paper hover:bg-accent-ink"
          >
            {t('site.error_retry')}
          </button>
          <a href="/" className="quiet-link py-1 font-semibold">
            {t('site.error_home')}
          </a>
        </p>
      </div>
    </main>
  )
}
