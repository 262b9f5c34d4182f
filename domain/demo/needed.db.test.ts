import { drizzle } from 'drizzle-orm/postgres-js'
import { expect, test } from 'vitest'
import { appDb } from '#db/client.ts'
import { createTopic } from '#domain/topics/commands.ts'
import { clear } from '#seed/clear.ts'
import { markDemo } from '#seed/mark.ts'
import { aByline, aDraft, aNewsroom, aSection, aText, aViewer, by, ownerSql } from '#testing/database.ts'
import { neededIds } from './needed.ts'

test('what thousands of own texts name of the demo is found while a desk waits', async () => {
  await clear(drizzle(ownerSql()))
  const demo = await aNewsroom()
  const signed = await aByline()
  const [topic, before] = await Promise.all(
    ['Crues', 'Halles'].map((name) => createTopic(by(demo.editor), { name })),
  )
  await ownerSql()`
    insert into bylines (id, slug, name) select gen_random_uuid(), 'demo-' || n, 'Démo' from generate_series(1, 300) n`
  await markDemo(drizzle(ownerSql()))

  const content = aText(demo, {
    sectionId: (await aSection()).id,
    bylineIds: [signed.id],
    topicIds: [topic!.id],
  })
  const { id } = await aDraft(demo, { by: await aViewer('editor'), content })
  // 8 KB each, of words that do not repeat: the database keeps them apart from their rows and has to fetch each.
  await ownerSql()`
    insert into article_revisions (id, article_id, number, content, words, kind)
    select gen_random_uuid(), ${id}, version, jsonb_build_object(
      'standfirst', string_agg(md5(version || '/' || word), ' '),
      'topicIds', jsonb_build_array(case when version = 1700 then ${before!.id} else ${topic!.id} end)
    ), 250, 'published'
    from generate_series(1, 3000) version, generate_series(1, 250) word group by version`

  // With the patience that the role has with every statement.
  expect((await neededIds(appDb())).sort()).toEqual([signed.id, topic!.id, before!.id].sort())
})
