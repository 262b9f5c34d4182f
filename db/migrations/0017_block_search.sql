-- The desk also finds an article by the words of its newer blocks: titles of boxes, timelines and charts, dates, labels,
-- sources and notes. Their running text and captions are found already. No stored row has any of these yet, so nothing
-- is rewritten: the column of a draft is made anew when it is saved.
CREATE OR REPLACE FUNCTION draft_search(content jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
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
        UNION ALL SELECT jsonb_path_query(content, 'strict $.**.attribution', silent => true)
        UNION ALL SELECT jsonb_path_query(content, 'strict $.body.**.attrs.text', silent => true)
        UNION ALL SELECT jsonb_path_query(content, 'lax $.body.content[*].attrs.title', silent => true)
        UNION ALL SELECT jsonb_path_query(content, 'lax $.body.content[*].attrs.source', silent => true)
        UNION ALL SELECT jsonb_path_query(content, 'lax $.body.content[*].attrs.series[*]', silent => true)
        UNION ALL SELECT jsonb_path_query(content, 'lax $.body.content[*].attrs.rows[*].label', silent => true)
        UNION ALL SELECT jsonb_path_query(content, 'lax $.body.content[*].content[*].attrs.date', silent => true)
      ) AS beside), ''));
END;
