import { builtInRules } from '#domain/moderation/policy.ts'
import { savePolicy } from '#domain/moderation/policy-commands.ts'
import type { Newsroom } from './stories.ts'

const minute = 60_000

/** What this newsroom's editor has made of its comments this morning: replayed over the decisions of its moderators. */
export async function seedPolicy({ editor }: Pick<Newsroom, 'editor'>, seededAt: Date): Promise<void> {
  const at = (minutes: number) => new Date(seededAt.getTime() - minutes * minute)
  const first = {
    ...builtInRules,
    weights: { rude_word: 1.5, contact_in_text: 2 },
    words: [
      'bande de ploucs',
      'devis gratuit',
      'inscription immédiate',
      'larve',
      'livraison gratuite',
      'prix usine',
      'vautour',
    ],
    allowedDomains: ['legifrance.gouv.fr', 'service-public.fr', 'wikipedia.org'],
  }
  await savePolicy(
    { viewer: editor, now: at(40) },
    {
      baseNumber: 0,
      isTrial: false,
      reason:
        'Les démarcheurs disent tous « devis gratuit » ; les liens vers la loi ne sont pas de la publicité.',
      rules: first,
    },
  )
  await savePolicy(
    { viewer: editor, now: at(10) },
    {
      baseNumber: 1,
      isTrial: false,
      reason:
        'Un lien et une formule de démarchage ensemble suffisent : sept annonces sur sept cette semaine.',
      rules: { ...first, spamFrom: 4, weights: { ...first.weights, own_word: 2.5, link: 1.5 } },
    },
  )
}
