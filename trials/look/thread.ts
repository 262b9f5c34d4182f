import type { z } from 'zod'
import { commentLimits } from '#domain/comments/comment.ts'
import { makeTexts } from '#seed/bulk/prose.ts'
import type { threadSchema } from '#seed/threads.ts'

type Written = z.output<typeof threadSchema>[number]

const address =
  'https://www.exemple-de-tres-long-nom-de-domaine.example/dossiers/2026/assainissement/rapport-definitif-version-corrigee-relue-et-signee.pdf?page=12&source=lettre-du-matin#chapitre-3'

/** What readers type that a column was not made for. */
const bodies = [
  `Voici le rapport : ${address}`,
  'Anticonstitutionnellementanticonstitutionnellementanticonstitutionnellementanticonstitutionnellement.',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAH !!!!',
  'قرأت المقال مرتين (نعم، مرتين!). الرقم 3,50 يورو صحيح.\n\nأما بقية الكلام ففيه نظر.',
  'קראתי את הכתבה פעמיים. המספר 3,50 אירו נכון, והשאר — פחות.',
  'Bonjour, je cite : « שלום » veut dire bonjour, مرحبا aussi, et le tout tient sur une ligne (en principe).',
  '> Une citation de plusieurs mots, suivie de rien\n> et d’une seconde ligne.\n\n*Vraiment* ?',
  'Non.',
  '👩‍👩‍👧‍👦👍🏽🇫🇷',
  Array.from({ length: 12 }, (_, i) => `Point ${i + 1}. Je l’ai déjà écrit à la mairie.`).join('\n'),
]
const names = [
  'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren',
  'صوفيا حداد',
  'שרה כהן',
  'Q',
  'Marie-Christine de la Rochefoucauld-Montmorency',
]

const remarks = makeTexts('look')
  .texts.filter(({ kind }) => kind === 'remark')
  .map(({ text }) => text)

let turn = 0
/** Two of them never say the same. */
function comment(minutes: number, replies?: Written[]): Written {
  turn += 1
  const own = bodies[turn - 1]
  return {
    name: turn % 9 === 0 ? names[(turn / 9) % names.length]! : `Lectrice ${turn}`,
    email: `lectrice.${turn}@example.org`,
    body: own ?? `${remarks[turn * 7]!} ${remarks[turn * 11]!}`,
    after: `${minutes}m`,
    status: 'approved',
    replies,
  }
}

/** Nine answers, an answer to each third of them, and one below that: three levels, and more than a page shows. */
const conversation = (): Written[] =>
  Array.from({ length: 9 }, (_, i) =>
    comment(65 + i, i % 3 === 0 ? [comment(80 + i, [comment(90 + i)])] : undefined),
  )

/** One page and some, a conversation that goes on elsewhere, and one that fills more than a page of its own. */
export function longThread(): Written[] {
  return Array.from({ length: commentLimits.pageRoots + 6 }, (_, i) => {
    if (i === 10) return comment(i, conversation())
    if (i === 11)
      return comment(
        i,
        Array.from({ length: commentLimits.conversationReplies + 4 }, (_, k) => comment(20 + k)),
      )
    return comment(i)
  })
}
