import type postgres from 'postgres'
import type { Text } from './prose.ts'
import type { Reader } from './readers.ts'

/** Working tables of one connection: gone with it, so that a run that is cut short leaves nothing of the kind. */
export async function makeTables(sql: postgres.Sql, texts: Text[], readers: Reader[]): Promise<void> {
  await sql`set synchronous_commit = off`
  await sql`set work_mem = '96MB'`
  // Compiling these few statements costs more than running them.
  await sql`set jit = off`
  await sql`create temp table bulk_texts (kind text, n int, text text, attribution text, words int, primary key (kind, n))`
  await sql`create temp table bulk_readers (n int primary key, name text, cipher bytea, email_index bytea, network bytea)`
  await sql`insert into bulk_texts
    select * from jsonb_to_recordset(${sql.json(texts)}) as t(kind text, n int, text text, attribution text, words int)`
  const hex = readers.map((r) => ({
    n: r.n,
    name: r.name,
    cipher: r.cipher.toString('hex'),
    email_index: r.emailIndex.toString('hex'),
    network: r.network.toString('hex'),
  }))
  await sql`insert into bulk_readers
    select n, name, decode(cipher, 'hex'), decode(email_index, 'hex'), decode(network, 'hex')
    from jsonb_to_recordset(${sql.json(hex)}) as t(n int, name text, cipher text, email_index text, network text)`
  await sql`create temp table bulk_articles (
    no int primary key, id uuid, revision_id uuid, second_revision_id uuid, state text, title text, slug text,
    former_slug text, theme int, section_id uuid, byline_ids jsonb, topic_ids jsonb, lead jsonb, owner_id uuid,
    editor_id uuid, published_at timestamptz, updated_at timestamptz, corrected boolean, comments_open boolean,
    blocks int, thread int
  ) on commit delete rows`
  await sql`create temp table bulk_contents (no int primary key, first jsonb, latest jsonb, first_words int, words int)
    on commit delete rows`
  await sql`create temp table bulk_comments (
    no int, k int, id uuid, article_id uuid, created_at timestamptz, published_at timestamptz, status comment_status,
    by_policy boolean, parent_k int, depth int, reader int, body text
  ) on commit delete rows`
  // UUIDv7 without a server that knows it: 122 random bits, the first 48 overwritten by the milliseconds, 4 → 7.
  await sql`create function pg_temp.uuid_at(at timestamptz) returns uuid language sql volatile as $$
    select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
      placing substring(int8send((extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
  $$`
  await sql`analyze bulk_texts`
  await sql`analyze bulk_readers`
}
