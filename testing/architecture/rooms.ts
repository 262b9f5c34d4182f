import { circlesOfFolders, stepsAmong } from './circles.ts'
import { importsOf } from './imports.ts'
import { code, within } from './sources.ts'

/** The rooms of the edge, in order: each may import from those before it, and from none behind it. */
export const edgeRooms = [
  'http',
  'admission',
  'responses',
  'load',
  'health',
  'static',
  'upstream',
  'page-cache/queue',
  'page-cache/page',
  'page-cache/memory',
  'page-cache/invalidation',
  'page-cache/disk',
  'page-cache/render',
  'page-cache',
]

export function roomOfEdge(file: string): string | undefined {
  const [root, room, ...rest] = file.split('/')
  if (root !== 'edge' || rest.length === 0 || room === 'testing') return undefined
  return room === 'page-cache' && rest.length > 1 ? `page-cache/${rest[0]}` : room
}

/** Files of the edge in no room that is listed, and imports against the order. */
export function againstTheOrder(): string[] {
  return within(/^edge\//).flatMap((file) => {
    const room = roomOfEdge(file)
    if (room === undefined) return []
    const place = edgeRooms.indexOf(room)
    if (place < 0) return [`${file} stands in a room without a place in the order`]
    return importsOf(file)
      .filter(({ to }) => edgeRooms.indexOf(roomOfEdge(to) ?? room) > place)
      .map(({ to }) => `${file} imports ${to}`)
  })
}

/** Files of the domain that never come to the database, not even by a type: what decides, and what it decides on. */
function pureFiles(): Set<string> {
  const pure = new Set(within(/^domain\//))
  const isImpure = (file: string) =>
    importsOf(file).some(({ to }) => to.startsWith('db/') || (to.startsWith('domain/') && !pure.has(to)))
  for (let before = -1; before !== pure.size; ) {
    before = pure.size
    for (const file of pure) if (isImpure(file)) pure.delete(file)
  }
  return pure
}

const inside = (root: string) => (file: string) => {
  const parts = file.slice(root.length).split('/')
  return file.startsWith(root) && parts.length > 1 ? root + parts[0] : undefined
}

/**
 * Rounds of folders, seen from the root and one level down in the large ones. The pure files of the domain, and of
 * each noun, count for a room of their own: the schema takes lists and limits from them, and what reaches the database stands above the schema.
 */
export function circlesOfRooms(): string[] {
  const steps = stepsAmong(code)
  const pure = pureFiles()
  const topLevel = (file: string) => (pure.has(file) ? 'domain (pure)' : file.split('/')[0])
  const noun = (file: string) => {
    const parts = file.split('/')
    if (parts[0] !== 'domain' || parts.length < 3) return undefined
    return pure.has(file) ? `domain/${parts[1]} (pure)` : `domain/${parts[1]}`
  }
  const large = [
    'components/',
    'components/redaction/',
    'components/redaction/editor/',
    'components/settings/',
  ]
  return [topLevel, noun, ...large.map(inside)].flatMap((folderOf) => circlesOfFolders(steps, folderOf))
}
