import { translator } from '#contract/i18n/translator.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import { tags } from '#contract/tags.ts'
import { colours } from '#contract/theme.ts'
import { endpoint } from '#domain/endpoint.ts'
import { getSettings } from '#domain/settings/queries.ts'

export const dynamic = 'force-dynamic'

const png = (name: string, size: number, purpose = 'any') => ({
  src: `/${name}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
})

/** What a device needs to know to install the site: its name as the newsroom has it, its icon, its paper. */
export const GET = endpoint({ public: true }, async () => {
  const { name, tagline, language } = await getSettings()
  const t = translator(language)
  const { comfort, pages, search } = addressesIn(language)
  const manifest = {
    id: pages.home,
    name,
    short_name: name,
    ...(tagline ? { description: tagline } : {}),
    lang: language,
    start_url: pages.home,
    scope: pages.home,
    display: 'standalone',
    background_color: colours.paper[0],
    theme_color: colours.paper[0],
    icons: [png('icon-192', 192), png('icon-512', 512), png('icon-maskable-512', 512, 'maskable')],
    shortcuts: [
      { name: t('site.latest_title'), url: pages.latest },
      { name: t('comfort.saved_title'), url: comfort.saved },
      { name: t('search.link'), url: search },
    ],
  }
  return new Response(JSON.stringify(manifest), {
    headers: { 'content-type': 'application/manifest+json', 'cache-tag': tags.site },
  })
})
