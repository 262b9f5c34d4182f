import type { PrintContext } from '#components/print/print-context.ts'
import type { Translation } from '#domain/articles/translation.ts'
import { directionOfLanguage, readIn } from '#lib/locale.ts'

type Props = { translations: readonly Translation[]; t: PrintContext['t'] }

/** The same article in its other languages, each said in its own: who cannot read this page can read that. */
export function Translations({ translations, t }: Props) {
  if (translations.length === 0) return null
  return (
    <nav aria-label={t('languages.switch')} className="no-print">
      <ul className="flex flex-wrap gap-x-5 text-15">
        {translations.map(({ id, language, href }) => (
          <li key={id}>
            <a
              href={href}
              hrefLang={language}
              lang={language}
              dir={directionOfLanguage(language)}
              className="quiet-link inline-block py-1 font-semibold"
            >
              {readIn[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
