import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { pickPort } from '#db/embedded/port.ts'
import { type Product, type ProductSettings, product, removeSite, runScript } from '#testing/product.ts'
import { type Address, listAddresses } from './readers.ts'
import { untilPrewarmed } from './sweep-end.ts'

export type SmallSite = { site: Product; ownerUrl: string; addresses: Address[] }

const root = fileURLToPath(new URL('../..', import.meta.url))
const amounts = ['--articles', '60', '--comments', '100']

/** Sixty articles, all of them rendered ahead; gone afterwards, whatever was done to it. */
export async function withSmallSite<T>(
  dataDir: string,
  settings: ProductSettings,
  work: (small: SmallSite) => Promise<T>,
): Promise<T> {
  const site = product(dataDir, await pickPort(), settings)
  try {
    await site.start()
    const ownerUrl = settings.databaseUrl ?? site.ownerUrl()
    await runScript([join(root, 'seed', 'bulk.ts'), ...amounts], {
      PLEIN_JOUR_OWNER_URL: ownerUrl,
      DATA_DIR: dataDir,
    })
    const addresses = await listAddresses(ownerUrl)
    await untilPrewarmed(site, addresses.length, () => {})
    return await work({ site, ownerUrl, addresses })
  } finally {
    await site.stop()
    removeSite(dataDir)
  }
}

export async function anyArticle(ownerUrl: string): Promise<string> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  const [row] = await sql<{ id: string }[]>`select id from public_articles where comments_open limit 1`
  await sql.end({ timeout: 5 })
  return row!.id
}
