import type postgres from 'postgres'

const wanted = ['pg_trgm', 'fuzzystrmatch']

/**
 * What mends typing mistakes stands on two extensions. Both are trusted: who owns the database may create them. Where that is
 * refused, search finds what is spelled right and suggests nothing; an administrator may create them at any time, and the
 * next start uses them.
 */
export async function prepareSearch(sql: postgres.Sql, report: (message: string) => void): Promise<void> {
  const missing: string[] = []
  for (const name of wanted) if (!(await createExtension(sql, name))) missing.push(name)
  if (missing.length > 0) {
    const statements = missing.map((name) => `create extension ${name};`).join(' ')
    await sql`
      create or replace function public.search_close_words(asked text)
        returns table (shown text, distance integer, documents integer)
        language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
        as $f$ begin return; end $f$`
    report(
      `Search corrects no typing mistakes: this database has no extension ${missing.join(' and ')}, and its user may not create it. An administrator of the server can: ${statements} (docs/OPERATIONS.md).`,
    )
    return
  }
  const places = await sql<{ name: string }[]>`
    select distinct quote_ident(nspname) as name from pg_extension e join pg_namespace n on n.oid = e.extnamespace
    where extname in ${sql(wanted)}`
  const path = ['pg_catalog', 'public', ...places.map(({ name }) => name), 'pg_temp']
  await sql`select set_config('search_path', ${[...new Set(path)].join(', ')}, false)`
  try {
    await createCloseWords(sql)
  } finally {
    await sql`reset search_path`
  }
}

async function createExtension(sql: postgres.Sql, name: string): Promise<boolean> {
  const [has] = await sql`select 1 from pg_extension where extname = ${name}`
  if (has) return true
  try {
    await sql`create extension if not exists ${sql(name)}`
    return true
  } catch (error) {
    // Not allowed, or not on the disk of this server: a feature that is not supported, or a file that is not there.
    if (!['42501', '0A000', '58P01', '22023'].includes((error as { code?: string }).code ?? '')) throw error
    return false
  }
}

/**
 * One mistake in a short word, two in a longer one; a letter that is doubled or not is the likeliest of all. The word itself comes first, where it is one. A word is suggested only where an article that readers see has it: the
 * list of words knows those of articles that wait for their hour, and of some that are gone.
 */
async function createCloseWords(sql: postgres.Sql): Promise<void> {
  // Loads the library: a setting that the server does not know yet, only a superuser may name.
  await sql`select similarity('a', 'b')`
  await sql`
  create index if not exists search_words_unaccented on public.search_words using gin (unaccented gin_trgm_ops)`
  await sql`
  create or replace function public.search_close_words(asked text)
    returns table (shown text, distance integer, documents integer)
    language plpgsql stable security definer set search_path from current set pg_trgm.similarity_threshold = 0.22 as $f$
  declare
    found record;
    seen integer := 0;
    most constant integer := case when length(asked) <= 5 then 1 else 2 end;
  begin
    if length(asked) not between 4 and 40 then return; end if;
    for found in
      select w.word, w.shown, w.unaccented, levenshtein(w.unaccented, asked) as distance,
        w.documents + coalesce((select sum(c.change)::integer from search_word_counts c where c.word = w.word), 0) as documents
      from search_words w
      where w.unaccented % asked and length(w.unaccented) between length(asked) - most and length(asked) + most
        and levenshtein(w.unaccented, asked) <= most
      order by 4, regexp_replace(w.unaccented, '(.)\\1', '\\1', 'g') <> regexp_replace(asked, '(.)\\1', '\\1', 'g'), 5 desc, w.word limit 12
    loop
      if exists (
        select 1 from search_documents d
        where d.document @@ search_question(d.configuration::regconfig, found.word, found.unaccented)
          and d.published_at <= now() and found.word = any (d.words)
      ) then
        shown := found.shown; distance := found.distance; documents := found.documents;
        return next;
        seen := seen + 1;
        exit when seen = 4;
      end if;
    end loop;
  end $f$`
}
