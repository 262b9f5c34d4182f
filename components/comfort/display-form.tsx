import type { ReactNode } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'

type Choice = { value: string; label: string; note?: string }

/** How pages look on this device. public/reader.js reads and keeps each choice at once: there is nothing to send. */
export function DisplayForm({ t }: Pick<PrintContext, 't'>) {
  return (
    <>
      <noscript>
        <p className="mt-6 border-l-4 border-accent bg-wash px-4 py-3">{t('comfort.display_no_script')}</p>
      </noscript>
      <form className="needs-script mt-8 grid gap-y-8">
        <Choices
          title={t('comfort.colours')}
          name="display"
          choices={[
            { value: 'auto', label: t('comfort.colours_auto') },
            { value: 'light', label: t('comfort.colours_light') },
            { value: 'dark', label: t('comfort.colours_dark') },
          ]}
        />
        <Choices
          title={t('comfort.size')}
          name="size"
          choices={[
            { value: 'small', label: t('comfort.size_small') },
            { value: 'auto', label: t('comfort.size_auto') },
            { value: 'large', label: t('comfort.size_large') },
            { value: 'larger', label: t('comfort.size_larger') },
            { value: 'largest', label: t('comfort.size_largest') },
          ]}
        />
        <Choices
          title={t('comfort.face')}
          name="face"
          choices={[
            { value: 'auto', label: t('comfort.face_auto'), note: t('comfort.face_auto_note') },
            { value: 'sans', label: t('comfort.face_sans'), note: t('comfort.face_sans_note') },
            { value: 'legible', label: t('comfort.face_legible'), note: t('comfort.face_legible_note') },
          ]}
        />
        <p className="text-13 text-ink-2">{t('comfort.display_closed')}</p>
      </form>
    </>
  )
}

/** `name` is the key under which the choice is kept. Those with a note stand below one another, the others in a line. */
function Choices({ title, name, choices }: { title: string; name: string; choices: Choice[] }): ReactNode {
  const isList = choices.some(({ note }) => note)
  return (
    <fieldset className="min-w-0 border-t border-ink pt-2">
      <legend className="float-left w-full font-serif text-19 font-bold tracking-[-0.008em]">{title}</legend>
      <div className={`clear-both flex flex-wrap gap-x-8 ${isList ? 'flex-col' : ''}`}>
        {choices.map(({ value, label, note }) => (
          <label key={value} className="flex min-h-11 cursor-pointer items-baseline gap-2.5 py-2 text-16">
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === 'auto'}
              data-choice
              autoComplete="off"
              suppressHydrationWarning
              className="size-4 shrink-0 translate-y-0.5"
            />
            <span>
              {label}
              {note ? <span className="mt-0.5 block text-14 text-ink-2">{note}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
