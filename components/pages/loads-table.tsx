import { localeOf, type Translator } from '#contract/i18n/translator.ts'
import { type Load, loads } from '#contract/loads.ts'
import { addressIn } from '#contract/public-addresses.ts'

/** A row a kind of request; on a phone each row is a list of its own, so that nothing scrolls sideways. */
export function LoadsTable({ t }: { t: Translator }) {
  const words = wordsOf(t)
  const cell = 'block py-0.5 align-top md:table-cell md:py-3 md:pr-6'
  return (
    <table className="mt-8 block w-full border-t border-ink text-15 md:table">
      <thead className="sr-only md:not-sr-only md:table-header-group">
        <tr className="text-left text-13 text-ink-2 md:table-row">
          <th scope="col" className="py-2 pr-6 font-normal">
            {t('pages.loads_what')}
          </th>
          <th scope="col" className="py-2 pr-6 font-normal">
            {t('pages.loads_where')}
          </th>
          <th scope="col" className="py-2 pr-6 font-normal">
            {t('pages.loads_most')}
          </th>
          <th scope="col" className="py-2 font-normal">
            {t('pages.loads_why')}
          </th>
        </tr>
      </thead>
      <tbody className="block md:table-row-group">
        {loads.map((load) => (
          <tr key={load.name} className="block border-t border-rule py-3 md:table-row md:py-0">
            <th scope="row" className={`${cell} text-left font-semibold`}>
              {words[load.name].what}
            </th>
            <td className={`${cell} md:whitespace-nowrap`}>
              <code className="text-14 wrap-anywhere">{addressIn(load.address, localeOf(t))}</code>
            </td>
            <td className={cell}>{howMany(t, load)}</td>
            <td className={`${cell} text-ink-2`}>{words[load.name].why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function howMany(t: Translator, { name, most, onTouch }: Load): string {
  if (name === 'ahead') return t('pages.loads_at_a_time', { count: most })
  if (onTouch === 'search') return t('pages.loads_on_search')
  if (onTouch) return t(onTouch === 'player' ? 'audio.loads_on_touch' : 'pages.loads_on_touch')
  return most === 'pictures' ? t('pages.loads_by_picture') : t('pages.loads_at_most', { count: most })
}

const wordsOf = (t: Translator): Record<Load['name'], { what: string; why: string }> => ({
  document: { what: t('pages.loads_document'), why: t('pages.loads_document_why') },
  style: { what: t('pages.loads_style'), why: t('pages.loads_style_why') },
  font: { what: t('pages.loads_font'), why: t('pages.loads_font_why') },
  reader: { what: t('pages.loads_reader'), why: t('pages.loads_reader_why') },
  keep: { what: t('pages.loads_keep'), why: t('pages.loads_keep_why') },
  icon: { what: t('pages.loads_icon'), why: t('pages.loads_icon_why') },
  picture: { what: t('pages.loads_picture'), why: t('pages.loads_picture_why') },
  audio: { what: t('audio.loads'), why: t('audio.loads_why') },
  comment: { what: t('pages.loads_comment'), why: t('pages.loads_comment_why') },
  copy: { what: t('pages.loads_copy'), why: t('pages.loads_copy_why') },
  worker: { what: t('pages.loads_worker'), why: t('pages.loads_worker_why') },
  manifest: { what: t('pages.loads_manifest'), why: t('pages.loads_manifest_why') },
  speculation: { what: t('pages.loads_speculation'), why: t('pages.loads_speculation_why') },
  ahead: { what: t('pages.loads_ahead'), why: t('pages.loads_ahead_why') },
  search: { what: t('pages.loads_search'), why: t('pages.loads_search_why') },
  suggestion: { what: t('pages.loads_suggestion'), why: t('pages.loads_suggestion_why') },
})
