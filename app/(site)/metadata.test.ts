import { expect, test } from 'vitest'
import { defaultSettings } from '#domain/settings/settings.ts'
import { cardPicture, describePage } from './metadata.ts'
import type { Site } from './site.ts'

const card = { path: '/media/fichier/1200.jpg', width: 1200, height: 630 }
const described = (
  own: Site['card'],
  picture: { url: string; width: number; height: number; alt: string } | null,
) => {
  const site = { settings: defaultSettings, card: own } as Site
  const { openGraph, twitter } = describePage(site, {
    title: 'Ville',
    description: '',
    path: '/ville',
    picture,
  })
  return { images: openGraph?.images, twitter: (twitter as { card: string }).card }
}

test('a shared link shows what the page has of its own, then the card of the site, then nothing', () => {
  const lead = { url: 'https://a.test/media/une/1600.jpg', width: 1600, height: 1067, alt: 'Un pont' }
  const large = 'summary_large_image'
  expect(described(card, lead)).toEqual({ images: [lead], twitter: large })
  expect(described(card, null)).toEqual({ images: [cardPicture(card, 'Plein Jour')], twitter: large })
  expect(described(null, null)).toEqual({ images: undefined, twitter: 'summary' })
})

test('a card is named whole: address, size and words', () => {
  const { url, ...rest } = cardPicture(card, 'Le marché rouvre')
  expect(url).toMatch(/^https?:\/\/.+\/media\/fichier\/1200\.jpg$/)
  expect(rest).toEqual({ width: 1200, height: 630, alt: 'Le marché rouvre' })
})
