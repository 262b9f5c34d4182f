/** How an address of a host is asked about. */
export type Asking = 'oembed' | 'x' | 'mastodon' | 'bluesky'

export type CitedHost = {
  key: string
  name: string
  asking: Asking
  /** Where its videos or posts stand; an address elsewhere is none of this host's. */
  pages: RegExp
  /** The address that answers, without a key of ours. `{url}` is the cited one, encoded. */
  endpoint: string
  /** From where its picture may be fetched, by host name; none where it has none. */
  pictures?: RegExp
}

/** Instances of the same two programs, by their name. */
const peertube = (key: string, host: string): CitedHost => ({
  key,
  name: `PeerTube (${host})`,
  asking: 'oembed',
  pages: new RegExp(`^https://${escaped(host)}/(?:w|videos/watch)/[\\w-]+$`),
  endpoint: `https://${host}/services/oembed?format=json&url={url}`,
  pictures: new RegExp(`^${escaped(host)}$`),
})
const mastodon = (key: string, host: string): CitedHost => ({
  key,
  name: `Mastodon (${host})`,
  asking: 'mastodon',
  pages: new RegExp(`^https://${escaped(host)}/@[\\w.-]+(?:@[\\w.-]+)?/(?<id>\\d{1,30})$`),
  endpoint: `https://${host}/api/v1/statuses/{id}`,
})
const escaped = (host: string) => host.replaceAll('.', '\\.')

/**
 * The hosts that can be asked about a video or a post without an account of ours. Instagram, Facebook and Threads are not
 * among them: they ask for a key. Fixed: what an editor pastes never decides where this server connects to.
 */
export const citedHosts: readonly CitedHost[] = [
  {
    key: 'youtube',
    name: 'YouTube',
    asking: 'oembed',
    pages: /^https:\/\/(?:(?:www\.|m\.)?youtube\.com\/(?:watch\?v=|shorts\/|live\/)|youtu\.be\/)[\w-]{6,20}$/,
    endpoint: 'https://www.youtube.com/oembed?format=json&url={url}',
    pictures: /^i\d?\.ytimg\.com$/,
  },
  {
    key: 'vimeo',
    name: 'Vimeo',
    asking: 'oembed',
    pages: /^https:\/\/vimeo\.com\/(?:channels\/\w+\/)?\d{1,12}(?:\/\w+)?$/,
    endpoint: 'https://vimeo.com/api/oembed.json?url={url}',
    pictures: /^i\.vimeocdn\.com$/,
  },
  {
    key: 'dailymotion',
    name: 'Dailymotion',
    asking: 'oembed',
    pages: /^https:\/\/(?:www\.dailymotion\.com\/video|dai\.ly)\/\w{3,20}$/,
    endpoint: 'https://www.dailymotion.com/services/oembed?format=json&url={url}',
    pictures: /^s\d\.dmcdn\.net$/,
  },
  peertube('framatube', 'framatube.org'),
  peertube('blender', 'video.blender.org'),
  mastodon('mastodon-social', 'mastodon.social'),
  mastodon('piaille', 'piaille.fr'),
  mastodon('mamot', 'mamot.fr'),
  {
    key: 'bluesky',
    name: 'Bluesky',
    asking: 'bluesky',
    pages: /^https:\/\/bsky\.app\/profile\/(?<author>[\w.:-]{3,100})\/post\/(?<id>\w{5,30})$/,
    endpoint:
      'https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?depth=0&parentHeight=0&uri=at%3A%2F%2F{author}%2Fapp.bsky.feed.post%2F{id}',
    pictures: /^cdn\.bsky\.app$/,
  },
  {
    key: 'x',
    name: 'X',
    asking: 'x',
    pages: /^https:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/\w{1,20}\/status\/\d{1,25}$/,
    endpoint: 'https://publish.x.com/oembed?omit_script=1&dnt=true&url={url}',
  },
]

/** What browsers add to an address, and what says who shared it. */
const tracking = /^(?:utm_\w+|si|feature|ab_channel|pp|s|t|ref_src|ref_url|igsh|fbclid)$/

/** The address as it is asked about and kept: https, without what was added to it. */
export function plainUrl(typed: string): string | null {
  if (!URL.canParse(typed.trim())) return null
  const url = new URL(typed.trim())
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || url.port !== '')
    return null
  url.protocol = 'https:'
  url.hash = ''
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name)
  url.pathname = url.pathname.replace(/(.)\/+$/, '$1')
  return url.href
}

export const hostOf = (url: string): CitedHost | null =>
  citedHosts.find(({ pages }) => pages.test(url)) ?? null

/** Who is named where a reader leaves for it: the host of the list, or else the name in the address. */
export function placeOf(url: string): string {
  const host = hostOf(url)
  if (host) return host.name
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url
}

/** Where to ask about an address that is this host's. */
export function endpointFor({ endpoint, pages }: CitedHost, url: string): string {
  const parts = { ...pages.exec(url)?.groups, url }
  return Object.entries(parts).reduce(
    (address, [name, value]) => address.replace(`{${name}}`, encodeURIComponent(value ?? '')),
    endpoint,
  )
}
