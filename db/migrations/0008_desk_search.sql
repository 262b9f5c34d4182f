-- The desk finds an article by the words of its title, standfirst, text, captions and attributions, whatever accent,
-- case, apostrophe or space was typed. Said in SQL and once, so that no writer of a draft can forget it; with what
-- every PostgreSQL has, because unaccent and pg_trgm are not installed everywhere.

-- The words of a text, without accents, case, invisible characters and what stands between words. The same for what is
-- searched and for what is found. A database whose locale is C knows no letters but ASCII: hence the lists.
CREATE FUNCTION search_words(value text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
  WITH bare AS (
    SELECT replace(replace(replace(replace(replace(replace(replace(
      regexp_replace(normalize(left(value, 250000), NFKD),
        '[\u00AD\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061C\u064B-\u065F\u0670\u115F\u1160\u180B-\u180F\u1AB0-\u1AFF\u1DC0-\u1DFF\u200B-\u200F\u202A-\u202E\u2060-\u206F\u20D0-\u20FF\u3164\uFE00-\uFE0F\uFE20-\uFE2F\uFEFF\uFFA0]+', '', 'g'),
      'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), 'ß', 'ss'), 'þ', 'th'), 'Þ', 'th') AS text
  ), small AS (
    SELECT CASE WHEN text ~ '[ØøĐđŁłÐðĦħŊŋŦŧıς\u0391-\u03A9\u0402-\u040F\u0410-\u042F\u0490]'
      THEN translate(text, 'ØøĐđŁłÐðĦħŊŋŦŧıςΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐ',
                           'ooddllddhhnnttiσαβγδεζηθικλμνξοπρστυφχψωабвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґ')
      ELSE text END AS text
    FROM bare
  )
  -- Cut so that no text is too long for a tsvector (1 MB) and no draft is refused for it. Points and slashes go first:
  -- the parser would take what they join for an address.
  SELECT strip(to_tsvector('simple', regexp_replace(left(text, 150000),
    '[''’‘ʼ/.@_:<>&#+=«»“”„–—•·…\u00A0-]+', ' ', 'g')))
  FROM small;
END;
--> statement-breakpoint

-- Bold and links do not part a word; paragraphs and line breaks do.
CREATE FUNCTION draft_search(content jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
  SELECT search_words(coalesce(content ->> 'title', '') || ' ' || coalesce(content ->> 'standfirst', '') || ' '
    || coalesce((
      SELECT string_agg((
        SELECT string_agg(coalesce(node ->> 'text', ' '), '' ORDER BY place)
        FROM jsonb_array_elements(nodes) WITH ORDINALITY AS list(node, place)), ' ')
      FROM jsonb_path_query(content, 'strict $.body.**.content ? (@.type() == "array")', silent => true) AS nodes), '')
    || ' ' || coalesce((
      SELECT string_agg(words #>> '{}', ' ')
      FROM (SELECT jsonb_path_query(content, 'strict $.**.caption', silent => true) AS words
        UNION ALL SELECT jsonb_path_query(content, 'strict $.**.attribution', silent => true)) AS beside), ''));
END;
--> statement-breakpoint

-- What was typed, as a question: all of its words, the longer ones by their beginning. One and two letters are whole
-- words (the l of « l’enquête »): by their beginning they would be half the dictionary.
CREATE FUNCTION search_query(value text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
  SELECT coalesce(string_agg(quote_literal(word) || CASE WHEN length(word) > 2 THEN ':*' ELSE '' END, ' & '), '')::tsquery
  FROM unnest(tsvector_to_array(search_words(value))) AS word;
END;
--> statement-breakpoint

-- Rewrites the table: some minutes for 100,000 articles, before the site starts. A column that is filled later would
-- find nothing until it is.
-- squawk-ignore adding-field-with-default
ALTER TABLE article_drafts ADD COLUMN search tsvector GENERATED ALWAYS AS (draft_search(content)) STORED,
  -- For the list of one section, which would have to unpack every text.
  -- squawk-ignore adding-field-with-default
  ADD COLUMN section_id uuid GENERATED ALWAYS AS (CASE
    WHEN content ->> 'sectionId' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN (content ->> 'sectionId')::uuid END) STORED;
--> statement-breakpoint
-- The table is locked by its rewriting anyway.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX article_drafts_search ON article_drafts USING gin (search);
--> statement-breakpoint
-- The order of the desk's list. The former index had nulls on the other side and served none.
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX "article_drafts_saved";
--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "article_drafts_newest" ON "article_drafts" USING btree ("saved_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST);
