import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { begin, flight, turbopack } from '#edge/testing/next-page.ts'
import { readScript } from './script-shapes.ts'

const root = new URL('../../../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

const advice = `
Next was upgraded, and edge/page-cache/page/deferral knows the scripts of one version only. Do this:
1. npm run build && npm start, then look at every <script> and <link as="script"> of an article, as Next sends it
   (ask Next's own port, with a user-agent and without the edge).
2. Describe what changed in edge/page-cache/page/deferral/script-shapes.ts, and copy the new shapes to edge/testing/next-page.ts.
3. npx playwright test e2e/deferral.spec.ts must pass: with real pages, in a real browser.
4. Write the new version into this test. See docs/decisions/0009-client-code-on-first-touch.md.`

test('this is the version of Next whose scripts we know', () => {
  const { version } = JSON.parse(read('node_modules/next/package.json')) as { version: string }
  expect(version, advice).toBe('16.4.6')
})

/** Both writers of flight data, of which Next picks one by its settings. */
test.each(['stream-ops.node.js', 'use-flight-response.js'])('%s writes the shapes we read', (file) => {
  const source = read(`node_modules/next/dist/server/app-render/${file}`)
  for (const line of [
    '`(self.__next_f=self.__next_f||[]).push($',
    'self.__next_f.push($',
    'htmlInlinedData = (0, _htmlescape.htmlEscapeJsonString)(JSON.stringify([',
    'const INLINE_FLIGHT_PAYLOAD_BOOTSTRAP = 0;',
    'const INLINE_FLIGHT_PAYLOAD_DATA = 1;',
    'const INLINE_FLIGHT_PAYLOAD_FORM_STATE = 2;',
    'const INLINE_FLIGHT_PAYLOAD_BINARY = 3;',
  ])
    expect(source.includes(line), `${line}\n${advice}`).toBe(true)
})

test('and the shapes of the recorded page are read as what they are', () => {
  const kinds = [begin, flight('a'), flight('AA==', 3), turbopack].map((tag) => {
    const [, attributes = '', content = ''] = /^<script([^>]*)>(.*)<\/script>$/s.exec(tag) ?? []
    return readScript(attributes, content).kind
  })
  expect(kinds).toEqual(['flight', 'flight', 'flight', 'turbopack'])
})
