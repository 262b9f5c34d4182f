import { beforeAll, describe, expect, test } from 'vitest'
import { postComment } from '#domain/comments/commands.ts'
import { issueFormToken } from '#domain/comments/form-token.ts'
import { getThread } from '#domain/comments/queries.ts'
import {
  aComment,
  aGuest,
  aNewsroom,
  anApprovedComment,
  aPost,
  aPublishedArticle,
  appSql,
  by,
  type Newsroom,
  next,
  ownerSql,
  type PublishedArticle,
} from '#testing/database.ts'
import { approveComment, markSpam } from './commands.ts'
import { builtInRules, type PolicyRules } from './policy.ts'
import { restorePolicy, savePolicy } from './policy-commands.ts'
import { getPolicyDesk, readPolicies } from './policy-queries.ts'
import { getQueueItem } from './queries.ts'
import { replayPolicy, reportTrial } from './replay-queries.ts'

let newsroom: Newsroom
let article: PublishedArticle
beforeAll(async () => {
  newsroom = await aNewsroom()
  article = await aPublishedArticle(newsroom)
})

const editor = () => by(newsroom.editor)
const numberNow = async () => (await getPolicyDesk(newsroom.editor))!.number
/** Words of its own each time: the same rules again are no version. */
const write = async (changes: Partial<PolicyRules> = {}, isTrial = false) => {
  const rules = { ...builtInRules, words: [`mot ${next()}`], ...changes }
  return savePolicy(editor(), { baseNumber: await numberNow(), reason: 'Pour voir.', isTrial, rules })
}
const restore = async (number: number) =>
  restorePolicy(editor(), { baseNumber: await numberNow(), number, reason: 'Retour.' })
const post = (changes: Parameters<typeof aPost>[1] = {}) =>
  postComment(
    aGuest(),
    aPost(article.id, { formToken: issueFormToken(article.id, Date.now() - 60_000), ...changes }),
  )
const verdictsOf = (id: string) =>
  ownerSql()`select policy_number, is_trial, outcome, sum, spam_from from comment_verdicts where comment_id = ${id} order by is_trial`
const groupsOf = async (rules: Partial<PolicyRules>) => {
  const report = await replayPolicy(newsroom.editor, { ...builtInRules, ...rules }, { now: new Date() })
  return report!
}

describe('a version', () => {
  test('says who, when and why, counts from the next comment on, and stands in the log', async () => {
    const { number } = await write({ spamFrom: 4 })
    const [version] = (await getPolicyDesk(newsroom.editor))!.versions
    expect(version).toMatchObject({ number, by: newsroom.editor.name, reason: 'Pour voir.', state: 'live' })
    expect(version!.differences).toContainEqual({ kind: 'spamFrom', from: 5, to: 4 })
    const [line] =
      await ownerSql()`select event, detail, actor_id from audit_log order by at desc, id desc limit 1`
    expect(line).toMatchObject({ event: 'policy.changed', actor_id: newsroom.editor.id })
    const { id } = await post()
    expect(await verdictsOf(id)).toMatchObject([{ policy_number: number, outcome: 'hold', spam_from: 4 }])
    const item = await getQueueItem(newsroom.moderator, id)
    expect(item?.verdict).toEqual({ policy: number, outcome: 'hold', sum: 0, spamFrom: 4 })
  })

  test('decides, and its decision bears its number', async () => {
    const word = `zinzolin${next()}`
    const { number } = await write({ words: [word], weights: { own_word: 9 } })
    const { id } = await post({ body: `Achetez du ${word} !` })
    const [decision] = await ownerSql()`select * from comment_decisions where comment_id = ${id}`
    expect(decision).toMatchObject({ actor_id: null, to_status: 'spam', policy_number: number })
    const [signal] = await ownerSql()`select * from comment_signals where comment_id = ${id}`
    expect(signal).toMatchObject({ code: 'own_word', strength: 1, weight: 9, version: 1, state: 'noticed' })
    // What a person decides is no policy's.
    await approveComment(by(newsroom.moderator), { commentId: id, expectedStatus: 'spam' })
    const [newest] = await ownerSql()`
      select policy_number from comment_decisions where comment_id = ${id} order by decided_at desc limit 1`
    expect(newest).toEqual({ policy_number: null })
  })

  test('may let a comment appear at once: it is counted, and its pages are stale', async () => {
    const own = await aPublishedArticle(newsroom)
    await write({ publishUpTo: 0 })
    const formToken = issueFormToken(own.id, Date.now() - 60_000)
    const both = await Promise.all([1, 2].map(() => postComment(aGuest(), aPost(own.id, { formToken }))))
    expect((await getThread(own.id)).conversations.map(({ id }) => id).sort()).toEqual(
      both.map(({ id }) => id).sort(),
    )
    const [row] = await ownerSql()`select comment_count from articles where id = ${own.id}`
    expect(row).toEqual({ comment_count: 2 })
    const { id } = await postComment(aGuest(), aPost(own.id))
    expect(await verdictsOf(id)).toMatchObject([{ outcome: 'hold', sum: 2 }])
    await restore(0)
  })

  test('is taken back by one more: nothing of the history goes', async () => {
    const { number } = await write({ spamFrom: 7 })
    const before = (await getPolicyDesk(newsroom.editor))!.versions.length
    await restore(0)
    const desk = (await getPolicyDesk(newsroom.editor))!
    expect(desk.live.rules).toEqual(builtInRules)
    expect(desk.versions).toHaveLength(before + 1)
    expect(desk.versions[0]).toMatchObject({ restoredFrom: 0, state: 'live', number: number + 1 })
    await expect(restore(9_999)).rejects.toMatchObject({ code: 'request.not_found' })
    await expect(appSql()`update moderation_policies set reason = 'x'`).rejects.toThrow()
    await expect(appSql()`delete from moderation_policies`).rejects.toThrow()
  })

  test('that began from an older one is refused with the name of who was faster', async () => {
    const baseNumber = await numberNow()
    await write()
    const late = savePolicy(editor(), {
      baseNumber,
      reason: 'Trop tard.',
      isTrial: false,
      rules: builtInRules,
    })
    await expect(late).rejects.toMatchObject({
      code: 'policy.conflict',
      values: { version: baseNumber + 1, savedBy: newsroom.editor.name },
    })
  })

  test('of two at the same moment is one', async () => {
    const baseNumber = await numberNow()
    const attempt = (n: number) =>
      savePolicy(editor(), {
        baseNumber,
        reason: 'En même temps.',
        isTrial: false,
        rules: { ...builtInRules, words: [`course ${n}`] },
      })
    const codes = (await Promise.allSettled([attempt(1), attempt(2)])).map((one) =>
      one.status === 'fulfilled' ? 'saved' : one.reason.code,
    )
    expect(codes.sort()).toEqual(['policy.conflict', 'saved'])
  })

  test('that changes nothing is none', async () => {
    const rules = (await getPolicyDesk(newsroom.editor))!.live.rules
    const same = savePolicy(editor(), {
      baseNumber: await numberNow(),
      reason: 'Rien.',
      isTrial: false,
      rules,
    })
    await expect(same).rejects.toMatchObject({ code: 'policy.unchanged' })
  })

  test('is for editors: a moderator and an author neither see nor write it', async () => {
    for (const viewer of [newsroom.moderator, newsroom.author]) {
      const context = by(viewer)
      const input = { baseNumber: 0, reason: 'Non.', isTrial: false, rules: builtInRules }
      await expect(savePolicy(context, input)).rejects.toMatchObject({ code: 'auth.forbidden' })
      await expect(restorePolicy(context, { ...input, number: 0 })).rejects.toMatchObject({
        code: 'auth.forbidden',
      })
      expect(await getPolicyDesk(viewer)).toBeNull()
      expect(await replayPolicy(viewer, builtInRules, { now: new Date() })).toBeNull()
      expect(await reportTrial(viewer, 1)).toBeNull()
    }
  })
})

describe('a replay', () => {
  test('tells what other rules would have made of what people decided, with examples', async () => {
    await restore(0).catch(() => {})
    const word = `amarante${next()}`
    const good = await anApprovedComment(newsroom, article.id, { body: `J’aime le ${word}, moi.` })
    const bad = await aComment(article.id, { body: `Du ${word} à moitié prix !` })
    await markSpam(by(newsroom.moderator), { commentId: bad.id, expectedStatus: 'pending' })
    await aComment(article.id, { body: `Et du ${word} que personne n’a jugé.` })
    const report = await groupsOf({ words: [word], weights: { own_word: 6 } })
    expect(report.isComplete).toBe(true)
    expect(report.changed).toBe(2)
    expect(report.groups).toMatchObject([
      {
        from: 'hold',
        to: 'spam',
        verdict: 'approved',
        count: 1,
        examples: [{ id: good.id, before: 2, after: 8 }],
      },
      { from: 'hold', to: 'spam', verdict: 'spam', count: 1, examples: [{ id: bad.id }] },
    ])
    expect((await groupsOf({})).changed).toBe(0)
  })

  test('weighs what was noticed that day, and passes over what the policy alone decided', async () => {
    const spam = await post({ honeypot: true, name: 'Robot pressé' })
    const names = async (rules: Partial<PolicyRules>) =>
      (await groupsOf(rules)).groups.flatMap(({ examples }) => examples.map(({ id }) => id))
    expect(await names({ weights: { honeypot_filled: 0 } })).not.toContain(spam.id)
    await approveComment(by(newsroom.moderator), { commentId: spam.id, expectedStatus: 'spam' })
    expect(await names({ weights: { honeypot_filled: 0 } })).toContain(spam.id)
  })

  test('ends when its time is over, and says so', async () => {
    const report = await replayPolicy(newsroom.editor, builtInRules, { now: new Date(), patience: -1 })
    expect(report).toMatchObject({ comments: 0, isComplete: false })
  })
})

describe('a trial', () => {
  test('decides nothing, says what it would have done, and ends with the next version', async () => {
    await restore(0).catch(() => {})
    const word = `garance${next()}`
    const { number } = await write({ words: [word], weights: { own_word: 8 } }, true)
    expect((await readPolicies()).live.number).not.toBe(number)
    const tried = await post({ body: `Du ${word} pour tous, dit-elle.` })
    const same = await post()
    expect(await verdictsOf(tried.id)).toMatchObject([
      { is_trial: false, outcome: 'hold', sum: 0 },
      { is_trial: true, outcome: 'spam', sum: 8, policy_number: number },
    ])
    const [row] = await ownerSql()`select status from comments where id = ${tried.id}`
    expect(row).toEqual({ status: 'pending' })
    expect(await verdictsOf(same.id)).toHaveLength(2)
    expect(await reportTrial(newsroom.editor, number)).toMatchObject({
      comments: 2,
      changed: 1,
      groups: [{ from: 'hold', to: 'spam', verdict: 'pending', count: 1, examples: [{ id: tried.id }] }],
    })
    await restore(number)
    const policies = await readPolicies()
    expect(policies.trial).toBeNull()
    expect(policies.live.rules.words).toEqual([word])
  })
})

test('nearly the same words by another address, and of what is in spam, are told', async () => {
  await restore(0).catch(() => {})
  const words = (n: number) =>
    `Nos panneaux solaires couvrent votre toiture sans aucun frais, la région paie la moitié, écrivez à notre bureau numéro ${n} aujourd’hui même.`
  const first = await post({ body: words(1) })
  const second = await post({ body: words(2) })
  const codesOf = async (id: string) =>
    (await ownerSql()`select code from comment_signals where comment_id = ${id}`).map(({ code }) => code)
  expect(await codesOf(first.id)).toEqual([])
  expect(await codesOf(second.id)).toEqual(['repeats_others'])
  await markSpam(by(newsroom.moderator), { commentId: first.id, expectedStatus: 'pending' })
  await markSpam(by(newsroom.moderator), { commentId: second.id, expectedStatus: 'pending' })
  const third = await post({ body: words(3) })
  expect(await codesOf(third.id)).toEqual(['repeats_spam'])
})

test('a domain that was refused before is told, one that was approved is not', async () => {
  const link = (host: string) => ({
    body: `Voir https://${host}/p${next()} (numéro ${next()}).`,
  })
  for (const _ of [1, 2]) {
    const { id } = await post(link('louche.example'))
    await markSpam(by(newsroom.moderator), { commentId: id, expectedStatus: 'pending' })
    await anApprovedComment(newsroom, article.id, link('sud.example'))
  }
  const codesOf = async (host: string) => {
    const { id } = await post(link(host))
    return (await ownerSql()`select code from comment_signals where comment_id = ${id}`).map(
      ({ code }) => code,
    )
  }
  expect(await codesOf('louche.example')).toContain('spam_domain')
  expect(await codesOf('sud.example')).not.toContain('spam_domain')
})
