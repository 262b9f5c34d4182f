import postgres from 'postgres'
import { uuidv7 } from '#lib/uuid.ts'

/** A page that readers come to, with as much on it as there may be. */
export interface ReaderPage {
  name: string
  path: string
}

const pictures = 12
const comments = 500

/** The kinds of pages that have a budget each. Pictures are those of the demo newsroom, which has enough of them. */
export async function chooseReaderPages(ownerUrl: string): Promise<ReaderPage[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    const [section] = await sql<{ path: string }[]>`
      select '/' || section_slug as path from public_articles group by section_slug order by count(*) desc limit 1`
    const [long] = await sql<{ path: string; comments: number }[]>`
      select '/' || section_slug || '/' || slug as path, comment_count as comments from public_articles
      order by abs(comment_count - ${comments}), id limit 1`
    const illustrated = await illustrate(sql)
    return [
      { name: 'front page', path: '/' },
      { name: 'section', path: section!.path },
      { name: `article with ${pictures} pictures`, path: illustrated },
      { name: `article with ${long!.comments} comments`, path: long!.path },
    ]
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Puts pictures between the paragraphs of an article. Before its page is stored: nothing is told to the edge. */
async function illustrate(sql: postgres.Sql): Promise<string> {
  return sql.begin(async (tx) => {
    const [article] = await tx<{ id: string; revision: string; path: string }[]>`
      select a.id, a.published_revision_id as revision, '/' || p.section_slug || '/' || p.slug as path
      from articles a join public_articles p on p.id = a.id
      where p.comment_count between 10 and 60 order by p.words desc, a.id limit 1`
    const revision = uuidv7()
    await tx`
      with chosen as (
        select id, alt, caption, credit, row_number() over (order by id) as place
        from media where withdrawn_at is null and alt <> '' order by id limit ${pictures}
      ), held as (
        insert into article_media (article_id, media_id) select ${article!.id}, id from chosen on conflict do nothing
      ), blocks as (
        select 2 * place as place, jsonb_build_object('type', 'picture', 'attrs',
          jsonb_build_object('mediaId', id, 'alt', alt, 'caption', caption, 'credit', credit)) as block from chosen
        union all
        select 2 * place - 1, block from article_revisions r
          cross join lateral jsonb_array_elements(r.content -> 'body' -> 'content') with ordinality as b(block, place)
        where r.id = ${article!.revision}
      )
      insert into article_revisions (id, article_id, number, content, words, kind)
      select ${revision}, article_id, number + 1,
        jsonb_set(content, '{body,content}', (select jsonb_agg(block order by place) from blocks)), words, kind
      from article_revisions where id = ${article!.revision}`
    await tx`update articles set published_revision_id = ${revision} where id = ${article!.id}`
    return article!.path
  })
}
