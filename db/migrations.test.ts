import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** Names of the rules that .squawk.toml holds against a statement. */
function objections(statement: string): string[] {
  const { stdout, error } = spawnSync('node_modules/.bin/squawk', ['--reporter=json'], {
    input: statement,
    encoding: 'utf8',
  })
  if (error) throw error
  return (JSON.parse(stdout) as { rule_name: string }[]).map((one) => one.rule_name)
}

test.each([
  ['adding-required-field', 'alter table articles add column mood text not null'],
  ['adding-not-nullable-field', 'alter table articles alter column section_id set not null'],
  ['ban-drop-column', 'alter table articles drop column slug'],
  ['renaming-column', 'alter table articles rename column slug to address'],
  ['renaming-table', 'alter table articles rename to stories'],
  ['changing-column-type', 'alter table comments alter column depth type bigint'],
  ['ban-drop-table', 'drop table topics'],
  ['require-concurrent-index-creation', 'create index comments_name on comments (name)'],
  [
    'adding-foreign-key-constraint',
    'alter table media add constraint x foreign key (id) references articles (id)',
  ],
  ['constraint-missing-not-valid', 'alter table media add constraint x check (bytes > 0)'],
  ['disallowed-unique-constraint', 'alter table media add constraint x unique (bytes)'],
  ['prefer-timestamp-tz', 'create table moods (at timestamp)'],
])('%s is held against a migration', (rule, statement) => {
  expect(objections(`${statement};`)).toContain(rule)
})

test('what can be done while others read and write is not', () => {
  expect(objections('alter table articles add column mood text;')).toEqual([])
  expect(
    objections('create table moods (id uuid primary key, of uuid not null references articles);'),
  ).toEqual([])
  expect(objections('-- squawk-ignore ban-drop-column\nalter table articles drop column mood;')).toEqual([])
})
