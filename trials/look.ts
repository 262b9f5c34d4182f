/**
 * Every page that readers may meet, with content that is hard to print, looked at by a machine and laid out for people:
 *
 *   npm run build && npx node trials/look.ts [--only front,thread] [--widths 320,1440] [--no-pictures]
 *
 * Starts two sites of its own, a demo with awkward stories and an English one without pictures; nothing of yours is
 * touched. Pictures of the pages, in daylight and at night, are in .tmp/look, with a sheet for each page. Ends with a list of
 * what is wrong (too wide, cut off, on top of one another, too small, empty, distorted, out of order, said in the console)
 * and the exit code that goes with it. Needs Chromium.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { stopOnSignal } from '#bin/stop-signal.ts'
import { say } from '#bin/terminal.ts'
import { pickPort } from '#db/embedded/port.ts'
import { executablePath, launchArguments } from '#testing/browser.ts'
import { type Product, product, removeSite, runScript } from '#testing/product.ts'
import { awkwardFronts } from './look/fronts.ts'
import { lookAt } from './look/look-at.ts'
import { refusals } from './look/refusals.ts'
import { englishTemplates, frenchTemplates, type Template } from './look/templates.ts'
import { read, untilItChanges, untilItSays } from './look/until-it-says.ts'

const longestStart = 15 * 60_000

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    widths: { type: 'string', default: '320,360,768,1440,1920' },
    pictures: { type: 'boolean', default: true },
    keep: { type: 'boolean', default: false },
  },
  allowNegative: true,
})
if (!existsSync(executablePath)) {
  say(`Not tried: there is no ${executablePath} here.`)
  process.exit(1)
}
const widths = values.widths.split(',').map(Number)
const wanted = values.only.split(',').filter(Boolean)
const isWanted = ({ name }: { name: string }) =>
  wanted.length === 0 || wanted.some((part) => name.includes(part))

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, '.tmp', 'look')
const sites = { french: join(folder, 'site'), english: join(folder, 'english') }
const pictures = join(folder, 'pictures')
if (!values.keep) for (const place of Object.values(sites)) removeSite(place)
rmSync(pictures, { recursive: true, force: true })
mkdirSync(pictures, { recursive: true })

const begun = performance.now()
const wrong: string[] = []
let seen = 0
let running: Product | undefined
let browser: Browser | undefined
stopOnSignal(async () => {
  await browser?.close()
  await running?.stop()
})
try {
  browser = await chromium.launch({ executablePath, args: [...launchArguments] })
  await onSite(sites.french, 'demo', async (site) => {
    if (!values.keep || !(await has(site, '/politique/long-title'))) await fill(site, 'awkward')
    await untilItSays(site.origin, '/', '/politique/long-title')
    await seeAll(site, await frenchTemplates(site.ownerUrl()))
    if (wanted.length === 0 || isWanted({ name: 'refusals' }))
      await seeAll(site, await refusals(site.origin, '/politique/one-word'), true)
    for (const kind of awkwardFronts) {
      const one = { name: `front-${kind}`, path: '/' }
      if (!isWanted(one)) continue
      const before = await read(site.origin, '/')
      await fill(site, 'front', kind)
      await untilItChanges(site.origin, '/', before)
      await seeAll(site, [one])
    }
  })
  await onSite(sites.english, 'none', async (site) => {
    if (!(await has(site, '/town/story-0'))) await fill(site, 'one')
    await untilItSays(site.origin, '/', '/town/story-0')
    await seeAll(site, [{ name: 'english-front-one', path: '/' }])
    if (!(await has(site, '/town/story-39'))) await fill(site, 'forty')
    await untilItSays(site.origin, '/', '/town/story-39')
    await seeAll(site, await englishTemplates(site.ownerUrl()))
  })
} catch (error) {
  say((error as Error).stack ?? String(error))
  wrong.push('cut short')
} finally {
  await browser?.close()
  await running?.stop()
}
say(
  `${seen} pages at ${widths.length} widths in ${((performance.now() - begun) / 1000).toFixed(0)} s: ${pictures}`,
)
if (wrong.length === 0 && !values.keep) for (const place of Object.values(sites)) removeSite(place)
say(wrong.length === 0 ? 'PASS' : `FAIL: ${wrong.length} findings`)
process.exit(wrong.length === 0 ? 0 : 1)

async function onSite(
  dataDir: string,
  seed: 'demo' | 'none',
  work: (site: Product) => Promise<void>,
): Promise<void> {
  running = product(dataDir, await pickPort(), { seed })
  // A demo draws its pictures first, which takes minutes where others work, too.
  running.launch()
  if (!(await running.untilReady(Date.now() + longestStart))) throw new Error(`No site starts in ${dataDir}.`)
  say(`Ready at ${running.origin}`)
  await work(running)
  const code = await running.stop()
  running = undefined
  if (code === 0) return
  say(`The site in ${dataDir} stopped with code ${code}.`)
  wrong.push('stopped')
}

async function fill(site: Product, ...what: string[]): Promise<void> {
  const since = performance.now()
  await runScript([join(root, 'trials', 'look', 'fill.ts'), ...what], {
    DATA_DIR: site.dataDir,
    PLEIN_JOUR_APP_URL: site.appUrl(),
    PLEIN_JOUR_PUBLIC_URL: site.publicUrl(),
  })
  say(`Filled, ${what.join(' ')}: ${((performance.now() - since) / 1000).toFixed(1)} s`)
}

async function has(site: Product, path: string): Promise<boolean> {
  return (await fetch(site.origin + path)).status === 200
}

async function seeAll(site: Product, templates: Template[], all = false): Promise<void> {
  for (const template of templates.filter((one) => all || isWanted(one))) {
    const wishes = { widths, ...(values.pictures ? { pictures } : {}) }
    const findings = await lookAt(browser!, site.origin, template, wishes).catch((error: Error) => [
      error.message,
    ])
    seen += 1
    for (const finding of findings) say(`  ${template.name}: ${finding}`)
    wrong.push(...findings)
  }
}
