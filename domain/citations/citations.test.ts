import { describe, expect, test } from 'vitest'
import { isPictureOf, toldBy } from './answers.ts'
import { citedHosts, endpointFor, hostOf, placeOf, plainUrl } from './hosts.ts'
import { htmlText } from './html-text.ts'
import { saveCitationsInput } from './input.ts'

const known = (url: string) => hostOf(plainUrl(url) ?? '')

describe('the hosts that can be asked', () => {
  test.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'youtube'],
    ['https://m.youtube.com/watch?v=dQw4w9WgXcQ&si=abc&feature=share', 'youtube'],
    ['http://youtu.be/dQw4w9WgXcQ?si=abc', 'youtube'],
    ['https://www.youtube.com/shorts/dQw4w9WgXcQ', 'youtube'],
    ['https://vimeo.com/76979871/', 'vimeo'],
    ['https://www.dailymotion.com/video/x8abcde', 'dailymotion'],
    ['https://dai.ly/x8abcde', 'dailymotion'],
    ['https://framatube.org/w/9c9de5e8-0a1e-484a-b099-e80766180a6d', 'framatube'],
    ['https://mastodon.social/@Gargron/100254678717223630', 'mastodon-social'],
    ['https://piaille.fr/@ville@mamot.fr/1112', 'piaille'],
    ['https://bsky.app/profile/ville.bsky.social/post/3kabcdefgh2x', 'bluesky'],
    ['https://x.com/valbrune/status/1768200000000000000?s=20', 'x'],
    ['https://twitter.com/valbrune/status/1768200000000000000', 'x'],
  ])('%s', (url, key) => {
    expect(known(url)?.key).toBe(key)
  })

  test.each([
    'https://www.instagram.com/p/abc/',
    'https://youtube.com.exemple.org/watch?v=dQw4w9WgXcQ',
    'https://exemple.org/?u=https://youtu.be/dQw4w9WgXcQ',
    'https://youtu.be@exemple.org/dQw4w9WgXcQ',
    'https://youtu.be:8443/dQw4w9WgXcQ',
    'https://www.youtube.com/redirect?q=http://10.0.0.1',
    'https://mastodon.social/@Gargron',
    'https://mastodon.exemple.org/@a/1',
    'https://x.com/valbrune',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'http://169.254.169.254/latest/meta-data',
    'pas une adresse',
    '',
  ])('and not %s', (url) => {
    expect(known(url)).toBeNull()
  })

  test('are asked at their own address, whatever was pasted', () => {
    for (const host of citedHosts) expect(new URL(host.endpoint.replace(/[{}]/g, '')).protocol).toBe('https:')
    expect(known('https://youtu.be/dQw4w9WgXcQ?x=1')).toBeNull()
    const asked = (url: string) => endpointFor(known(url)!, plainUrl(url)!)
    expect(asked('https://bsky.app/profile/ville.bsky.social/post/3kabcdefgh2x')).toContain(
      'uri=at%3A%2F%2Fville.bsky.social%2Fapp.bsky.feed.post%2F3kabcdefgh2x',
    )
    expect(asked('https://mamot.fr/@ville/1112')).toBe('https://mamot.fr/api/v1/statuses/1112')
    expect(asked('https://youtu.be/dQw4w9WgXcQ?si=a#t=2')).toBe(
      'https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fyoutu.be%2FdQw4w9WgXcQ',
    )
  })

  test('have their name where readers leave for them; others their address', () => {
    expect(placeOf('https://youtu.be/dQw4w9WgXcQ')).toBe('YouTube')
    expect(placeOf('https://www.exemple.org/a')).toBe('exemple.org')
  })

  test('are allowed one by one; what is no host is no choice', () => {
    expect(saveCitationsInput.parse({ vimeo: 'on', youtube: 'on', exemple: 'on', x: 'off' })).toEqual({
      hosts: ['youtube', 'vimeo'],
    })
    expect(saveCitationsInput.parse({})).toEqual({ hosts: [] })
  })
})

const host = (key: string) => citedHosts.find((one) => one.key === key)!

describe('what a host answers', () => {
  test('a video: title, author, day and picture; its markup is not read', () => {
    const answer = {
      type: 'video',
      version: '1.0',
      title: 'La crue vue du pont',
      author_name: 'Ville de Valbrune',
      upload_date: '2024-03-14 10:00:00',
      thumbnail_url: 'https://i.vimeocdn.com/video/1.jpg',
      html: '<iframe src="https://player.vimeo.com/video/1"></iframe><script>alert(1)</script>',
    }
    expect(toldBy(host('vimeo'), answer)).toEqual({
      title: 'La crue vue du pont',
      text: '',
      author: 'Ville de Valbrune',
      date: '2024-03-14',
      picture: 'https://i.vimeocdn.com/video/1.jpg',
    })
  })

  test('a post on X: its words out of the markup, and its day', () => {
    const html =
      '<blockquote class="twitter-tweet" data-dnt="true"><p lang="fr" dir="ltr">Le pont ferme &amp; c’est « long ».<br><br>À lundi <a href="https://t.co/a">https://t.co/a</a></p>&mdash; Ville de Valbrune (@valbrune) <a href="https://twitter.com/valbrune/status/1">March 4, 2024</a></blockquote>\n'
    expect(toldBy(host('x'), { author_name: 'Ville de Valbrune', html })).toEqual({
      title: '',
      text: 'Le pont ferme & c’est « long ».\nÀ lundi https://t.co/a',
      author: 'Ville de Valbrune',
      date: '2024-03-04',
      picture: null,
    })
  })

  test('a post on Mastodon, if it is public', () => {
    const answer = {
      content: '<p>Bonjour <span class="h-card">@<span>maire</span></span></p><p>Suite &lt;ici&gt;</p>',
      created_at: '2024-03-14T08:00:00.000Z',
      visibility: 'public',
      account: { display_name: '', acct: 'ville' },
    }
    expect(toldBy(host('piaille'), answer)).toMatchObject({
      text: 'Bonjour @maire\nSuite <ici>',
      author: 'ville',
      date: '2024-03-14',
    })
    expect(() => toldBy(host('piaille'), { ...answer, visibility: 'private' })).toThrow()
  })

  test('a post on Bluesky, with its first picture', () => {
    const post = {
      author: { handle: 'ville.bsky.social', displayName: 'Ville' },
      record: { text: 'Le pont.\nEnfin.', createdAt: '2024-03-14T08:00:00Z' },
      embed: { images: [{ thumb: 'https://cdn.bsky.app/img/1@jpeg' }] },
    }
    expect(toldBy(host('bluesky'), { thread: { post } })).toEqual({
      title: '',
      text: 'Le pont.\nEnfin.',
      author: 'Ville',
      date: '2024-03-14',
      picture: 'https://cdn.bsky.app/img/1@jpeg',
    })
    expect(() => toldBy(host('bluesky'), { thread: { notFound: true } })).toThrow()
  })

  test.each([null, 'mot', 12, []])('%s is no answer', (answer) => {
    for (const one of citedHosts) expect(() => toldBy(one, answer)).toThrow()
  })

  test('a picture is fetched only where the host keeps its own', () => {
    expect(isPictureOf(host('youtube'), 'https://i.ytimg.com/vi/a/hqdefault.jpg')).toBe(true)
    for (const url of [
      'http://i.ytimg.com/a.jpg',
      'https://i.ytimg.com.exemple.org/a.jpg',
      'https://i.ytimg.com:444/a.jpg',
      'https://a@i.ytimg.com/a.jpg',
      'https://127.0.0.1/a.jpg',
      'data:image/png;base64,AA',
      '/a.jpg',
    ])
      expect([url, isPictureOf(host('youtube'), url)]).toEqual([url, false])
    expect(isPictureOf(host('x'), 'https://pbs.twimg.com/a.jpg')).toBe(false)
  })
})

describe('markup of others', () => {
  test.each([
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<p>a</p><p>b</p>', 'a\nb'],
    ['<script>alert(1)</script>a<style>b{}</style>', 'a'],
    ['a<script>alert(1)', 'a'],
    ['a <b onclick="x">b</b', 'a b'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['&#60;&#x3e;&#99999999;&unknown;', '<>&#99999999;&unknown;'],
  ])('%s is %s', (html, text) => {
    expect(htmlText(html)).toBe(text)
  })

  test('of any length is read in no time', () => {
    for (const part of ['<', '<p', '<script', '&#', '<p><script>', 'March 1, '])
      expect(htmlText(part.repeat(200_000)).length).toBeLessThan(60_000)
    expect(toldBy(host('x'), { html: '<p>'.repeat(100_000) }).text).toBe('')
  })
})
