import { addressesFor, type PrintContext } from '#components/print/print-context.ts'

const tool = 'cursor-pointer py-1 text-15 underline decoration-accent underline-offset-4'

/** What was kept on this device. public/later.js fills it in: the site knows nothing of it, and this page is the same for all. */
export function SavedLists({ t }: Pick<PrintContext, 't'>) {
  return (
    <>
      <noscript>
        <p className="mt-6 border-l-4 border-accent bg-wash px-4 py-3">{t('comfort.saved_no_script')}</p>
      </noscript>
      <div data-later={addressesFor(t).comfort.saved} className="needs-script mt-6">
        <div
          role="status"
          className="grid gap-y-3 [&>p]:border-l-4 [&>p]:border-accent [&>p]:bg-wash [&>p]:px-4 [&>p]:py-3"
        >
          <p hidden data-elsewhere>
            {t('comfort.elsewhere')}
          </p>
          <p hidden data-offline>
            {t('comfort.offline')}
          </p>
          <p hidden data-gone>
            {t('comfort.gone')}
          </p>
        </div>
        <List
          name="saved"
          title={t('comfort.saved_list')}
          empty={t('comfort.saved_empty')}
          clear={t('comfort.saved_clear')}
        />
        <List
          name="read"
          title={t('comfort.read_list')}
          empty={t('comfort.read_empty')}
          clear={t('comfort.read_clear')}
        />
        <template>
          <li className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 border-t border-rule py-3">
            <a
              href="/"
              className="font-serif text-19 leading-[1.25] font-semibold hover:underline [overflow-wrap:anywhere]"
            >
              …
            </a>
            <button type="button" data-label={t('comfort.remove_label')} className={tool}>
              {t('comfort.remove')}
            </button>
            <p className="flex flex-wrap items-baseline gap-x-4 text-13 text-ink-2">
              <time />
              <a hidden data-resume href="/" className="quiet-link py-1">
                {t('comfort.resume')} (<span />)
              </a>
            </p>
          </li>
        </template>
      </div>
    </>
  )
}

type ListProps = { name: string; title: string; empty: string; clear: string }

function List({ name, title, empty, clear }: ListProps) {
  return (
    <section id={name} className="mt-8">
      <div className="flex items-baseline justify-between gap-x-4 border-t border-ink pt-2">
        <h2 tabIndex={-1} className="font-serif text-23 font-bold tracking-[-0.012em] outline-none">
          {title}
        </h2>
        <button type="button" hidden data-clear className={tool}>
          {clear}
        </button>
      </div>
      <p data-empty className="mt-1 mb-2 text-15 text-ink-2">
        {empty}
      </p>
      <ul className="mt-2 border-b border-rule empty:border-0" />
    </section>
  )
}
