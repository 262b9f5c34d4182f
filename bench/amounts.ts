import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { startEmbeddedPostgres } from '#db/embedded/start.ts'
import { prepareDatabase } from '#db/prepare.ts'
import { loadSecrets } from '#platform/secrets.ts'
import { runScript } from '#testing/product.ts'
import type { QueryTimes } from './article-query.ts'
import { atMost, median, type Result } from './result.ts'
import type { SearchTimes } from './search-query.ts'

type Amount = { articles: number; comments: number }
type Stock = { times(): Promise<QueryTimes>; searches(): Promise<SearchTimes>; close(): Promise<void> }

const small: Amount = { articles: 1_000, comments: 10_000 }
/** What search is compared with: small archives are searched whole, which is another question. */
const middle: Amount = { articles: 10_000, comments: 0 }
const large: Amount = { articles: 100_000, comments: 1_000_000 }

/** The same questions to a small newspaper and to a large one, in turns. The filled databases are kept for next time. */
export async function measureAmounts(
  root: string,
  folder: string,
  say: (line: string) => void,
): Promise<Result[]> {
  const stocks: Stock[] = []
  try {
    for (const amount of [small, large]) await open(root, folder, amount, say, stocks)
    const few: QueryTimes[] = []
    const many: QueryTimes[] = []
    for (let round = 0; round < 3; round++) {
      few.push(await stocks[0]!.times())
      many.push(await stocks[1]!.times())
    }
    const compare = (what: string, of: (times: QueryTimes) => number) => {
      const [a, b] = [median(few.map(of)), median(many.map(of))]
      return {
        what: `${what} (${a.toFixed(1)} → ${b.toFixed(1)} ms)`,
        found: `${(b / a).toFixed(2)} ×`,
        ratio: b / a,
      }
    }
    const list = (what: string, of: (times: QueryTimes) => number): Result => {
      const { ratio: _, ...line } = compare(what, of)
      return { ...line, budget: '', info: true }
    }
    const { ratio, ...article } = compare('article and thread, 1,000 → 100,000 articles', (t) => t.article)
    const cut = many.reduce((sum, times) => sum + times.cut, 0)
    return [
      { ...article, budget: '≤ 1.5 ×', ...atMost(ratio, 1.5) },
      list('« À lire aussi », same amounts', (t) => t.related),
      list('first page of a section, same amounts', (t) => t.section),
      list('the newest twelve, same amounts', (t) => t.latest),
      // A reader gets an error page for each of these, whatever the ratio.
      {
        what: 'questions cut off by the 2 s limit of readers',
        found: String(cut),
        budget: '0',
        ...atMost(cut, 0),
      },
      ...(await measureSearch(await open(root, folder, middle, say, stocks), stocks[1]!)),
    ]
  } finally {
    for (const stock of stocks) await stock.close()
  }
}

async function measureSearch(few: Stock, many: Stock): Promise<Result[]> {
  const times: { few: SearchTimes; many: SearchTimes }[] = []
  for (let round = 0; round < 3; round++)
    times.push({ few: await few.searches(), many: await many.searches() })
  const [less, more] = [median(times.map((t) => t.few.p95)), median(times.map((t) => t.many.p95))]
  const slowest = times.at(-1)!.many.slowest
  return [
    {
      what: `search in 100,000 articles, p95 (slowest: ${slowest})`,
      found: `${more.toFixed(1)} ms`,
      budget: '≤ 50 ms',
      ...atMost(more, 50),
    },
    {
      what: `search, 10,000 → 100,000 articles (${less.toFixed(1)} → ${more.toFixed(1)} ms)`,
      found: `${(more / less).toFixed(2)} ×`,
      budget: '≤ 2 ×',
      ...atMost(more / less, 2),
    },
  ]
}

/** `stocks`: who closes it. */
async function open(
  root: string,
  folder: string,
  amount: Amount,
  say: (line: string) => void,
  stocks: Stock[],
): Promise<Stock> {
  const dataDir = join(folder, `articles-${amount.articles}`)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const secrets = loadSecrets(dataDir)
  const server = await startEmbeddedPostgres({ dataDir, password: secrets.postgresPassword, report: say })
  const urls = await prepareDatabase({
    adminUrl: server.url,
    ownDatabase: true,
    appPassword: secrets.appPassword,
    publicPassword: secrets.publicPassword,
    report: say,
  })
  const env = {
    DATA_DIR: dataDir,
    PLEIN_JOUR_OWNER_URL: urls.ownerUrl,
    PLEIN_JOUR_PUBLIC_URL: urls.publicUrl,
  }
  if (!(await isFilled(urls.ownerUrl, amount))) {
    say(`Making ${amount.articles} articles and ${amount.comments} comments…`)
    const size = ['--articles', String(amount.articles), '--comments', String(amount.comments)]
    const said = await runScript([join(root, 'seed', 'bulk.ts'), ...size], env)
    say(said.trim().split('\n').at(-1) ?? '')
  }
  const run = async <T>(program: string) =>
    JSON.parse(await runScript([join(root, 'bench', program)], env)) as T
  const stock: Stock = {
    times: () => run<QueryTimes>('article-query.ts'),
    searches: () => run<SearchTimes>('search-query.ts'),
    close: () => server.stop(),
  }
  stocks.push(stock)
  return stock
}

/** Exactly this amount: a filling that was cut short is topped up to no known size, so it does not count. */
async function isFilled(ownerUrl: string, amount: Amount): Promise<boolean> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    const [row] = await sql<{ articles: number; comments: number }[]>`
      select (select count(*)::int from articles) as articles, (select count(*)::int from comments) as comments`
    if (row!.articles === 0) return false
    if (row!.articles === amount.articles && row!.comments === amount.comments) return true
    throw new Error(
      `The bench data is incomplete (${row!.articles} articles): delete the folder .tmp/bench and run again.`,
    )
  } finally {
    await sql.end({ timeout: 5 })
  }
}
