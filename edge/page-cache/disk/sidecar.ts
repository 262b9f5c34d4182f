import { digest, type Page } from '../page/page.ts'

/** What stands beside a snapshot, in a folder that no web server looks into. */
export interface Sidecar {
  key: string
  tags: readonly string[]
  renderedAt: number
  build: string
  headers: Record<string, string>
  sha256: { plain: string; gzip?: string; br?: string }
  bytes: number
}

export function sidecarOf(page: Page): Sidecar {
  const { key, tags, renderedAt, build, headers, plain } = page
  const sha256: Sidecar['sha256'] = { plain: digest(plain) }
  if (page.gzip !== undefined) sha256.gzip = digest(page.gzip)
  if (page.br !== undefined) sha256.br = digest(page.br)
  const bytes = plain.length + (page.gzip?.length ?? 0) + (page.br?.length ?? 0)
  return { key, tags, renderedAt, build, headers: { ...headers }, sha256, bytes }
}

export function readSidecar(bytes: Buffer | undefined): Sidecar | undefined {
  if (bytes === undefined) return undefined
  try {
    const value = JSON.parse(bytes.toString('utf8')) as Partial<Sidecar> | null
    const whole =
      typeof value?.key === 'string' &&
      Array.isArray(value.tags) &&
      value.tags.every((tag) => typeof tag === 'string') &&
      typeof value.renderedAt === 'number' &&
      typeof value.build === 'string' &&
      typeof value.bytes === 'number' &&
      typeof value.headers === 'object' &&
      typeof value.sha256?.plain === 'string'
    return whole ? (value as Sidecar) : undefined
  } catch {
    return undefined
  }
}
