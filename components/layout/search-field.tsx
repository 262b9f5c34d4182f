import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import { controlClass } from '../ui/field.tsx'

type Props = {
  t: PrintContext['t']
  /** For the label: a page may have the field twice. */
  id: string
  value?: string
  /** Choices that stay when another question is asked. */
  kept?: Readonly<Record<string, string>>
  isLarge?: boolean
}

/** A field and a button. A form without a script: it leads to an address that can be kept and shared. With one, suggestions come. */
export function SearchField({ t, id, value, kept = {}, isLarge = false }: Props) {
  return (
    <search>
      <form action={addressesFor(t).search} method="get" className="flex items-stretch">
        <label htmlFor={id} className="sr-only">
          {t('search.field')}
        </label>
        <input
          id={id}
          type="search"
          name="q"
          defaultValue={value}
          placeholder={isLarge ? undefined : t('search.short')}
          maxLength={200}
          autoComplete="off"
          // public/search.js, which reader.js loads when the field is touched.
          data-suggest={t('search.suggestions_list')}
          enterKeyHint="search"
          className={
            isLarge
              ? `${controlClass} min-h-12 min-w-0 flex-1 rounded-r-none border-r-0 text-19 md:min-h-12 md:text-19`
              : `${controlClass} w-36 min-w-0 rounded-r-none border-r-0 py-0.5 md:min-h-8 md:text-13`
          }
        />
        {Object.entries(kept).map(([name, choice]) => (
          <input key={name} type="hidden" name={name} value={choice} />
        ))}
        <button
          type="submit"
          aria-label={isLarge ? undefined : t('search.submit')}
          className={`rounded-r-control border border-ink bg-ink font-semibold text-paper hover:border-accent-ink hover:bg-accent-ink ${isLarge ? 'px-5 text-15' : 'flex items-center px-2'}`}
        >
          {isLarge ? t('search.submit') : <Glass />}
        </button>
      </form>
    </search>
  )
}

const Glass = () => (
  <svg
    viewBox="0 0 16 16"
    width="14"
    height="14"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    aria-hidden="true"
  >
    <circle cx="6.5" cy="6.5" r="4.5" />
    <path d="m10 10 4.5 4.5" />
  </svg>
)
