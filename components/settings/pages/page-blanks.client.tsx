'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'use-intl'
import { blankName } from '#components/pages/blank-name.ts'
import { Button } from '#components/ui/button.tsx'
import type { Blank } from '#domain/pages/blank.ts'
import { findBlank } from './find-blank.ts'

/** What the text on this page waits for, and the way to each. */
export function PageBlanks({ blanks, editor }: { blanks: readonly Blank[]; editor: Editor | null }) {
  const t = useTranslations()
  return (
    <section aria-labelledby="page-blanks">
      <h3 id="page-blanks" className="border-t-4 border-ink pt-2 text-14 font-semibold">
        {t('pages.blanks')}
      </h3>
      {blanks.length === 0 ? (
        <p className="mt-1 text-14 text-ink-2">{t('pages.blanks_none')}</p>
      ) : (
        <>
          <ul className="mt-1 text-14 leading-5">
            {blanks.map((blank) => {
              const what = blankName(t, blank)
              return (
                <li
                  key={`${blank.field} ${blank.label}`}
                  className="flex items-center gap-2 border-b border-rule py-1"
                >
                  <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{what}</span>
                  {blank.field ? (
                    <a
                      href={`/reglages#${blank.field}`}
                      className="inline-flex min-h-9 items-center px-3 font-semibold underline decoration-accent underline-offset-4"
                    >
                      {t('pages.blank_fill')}
                    </a>
                  ) : (
                    <Button
                      look="quiet"
                      disabled={editor === null}
                      aria-label={t('pages.blank_find_of', { what })}
                      onClick={() => editor && findBlank(editor, blank.label)}
                    >
                      {t('pages.blank_find')}
                    </Button>
                  )}
                </li>
              )
            })}
          </ul>
          <p className="mt-2 text-13 leading-5 text-ink-2">{t('pages.blanks_about')}</p>
        </>
      )}
    </section>
  )
}
