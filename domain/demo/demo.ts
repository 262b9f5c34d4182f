import { defaultSettings, type SiteSettings } from '#domain/settings/settings.ts'

/**
 * The logins of a demo are printed on a terminal and lie in a file. That is right for trying; a site that has an https
 * address is meant for readers, and lets nobody in by them.
 */
export const refusesDemoAccounts = (siteUrl: string): boolean => siteUrl.startsWith('https:')

/** What the seed says about its newspaper. */
export const demoIdentity: Partial<SiteSettings> = {
  description: 'L’actualité de Valbrune et de la vallée de la Brune, écrite sur place.',
  contactEmail: 'redaction@pleinjour.example',
  publisher: 'Association Plein Jour',
  publisherAddress: '12, rue des Tanneurs, Valbrune',
  publicationDirector: 'Solène Aubervac',
  host: 'Ce site est hébergé par son éditeur, sur sa propre machine.',
  about:
    'Plein Jour est un site indépendant d’actualités. Sa rédaction, huit journalistes, couvre Valbrune et les communes de la vallée de la Brune.\n\nLe journal appartient à l’association de ses lecteurs et de ses salariés. Il ne publie pas de publicité et ne suit personne à la trace.\n\nValbrune n’existe pas : cette rédaction, ses articles et leurs personnages sont inventés pour montrer le système de publication. Tout le reste est réel : écrivez, commentez, modérez.',
}

/** The fields that still say what the seed wrote, back at their defaults. What somebody wrote since stays. */
export function withoutDemoIdentity(settings: SiteSettings): Partial<SiteSettings> {
  const invented = (Object.keys(demoIdentity) as (keyof SiteSettings)[]).filter(
    (name) => wordsOf(settings[name]) === wordsOf(demoIdentity[name]),
  )
  return Object.fromEntries(invented.map((name) => [name, defaultSettings[name]]))
}

/** Typography sets spaces, and earlier releases set fewer of them. */
const wordsOf = (value: unknown): string => String(value).replace(/\s/g, '')

/** Whether what was typed to confirm is the name of the newspaper: spaces and capitals do not matter. */
export function isNameOf(typed: string, siteName: string): boolean {
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
  return plain(typed) === plain(siteName)
}
