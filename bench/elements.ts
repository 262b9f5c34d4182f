/** An element of a page without what it means: name, attributes, content. */
export type Element = [name: string, attributes: Record<string, string>, content: (Element | string)[]]

const empty = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])
const piece =
  /<!--.*?-->|<\/[a-z0-9]+>|<(?<name>[a-z0-9]+)(?<attributes>(?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>|(?<text>[^<]+)/gs
const attribute = /(?<name>[\w:-]+)(?:="(?<value>[^"]*)")?/g
const entities: Record<string, string> = { quot: '"', '#x27': "'", lt: '<', gt: '>', amp: '&' }

/**
 * What stands in the body of a page that React wrote, scripts apart. React writes every attribute in double quotes and
 * closes every element, so that this needs no parser of the web's HTML.
 */
export function elementsOf(html: string): (Element | string)[] {
  const body = html.replace(/<script\b.*?<\/script>/gs, '')
  const from = body.indexOf('>', body.indexOf('<body')) + 1
  const root: (Element | string)[] = []
  const open = [root]
  for (const { 0: found, groups } of body.slice(from, body.lastIndexOf('</body>')).matchAll(piece)) {
    const around = open.at(-1)!
    if (found.startsWith('</')) open.pop()
    else if (groups?.text !== undefined) around.push(plain(groups.text))
    else if (groups?.name !== undefined) {
      const element: Element = [groups.name, attributesOf(groups.attributes ?? ''), []]
      around.push(element)
      if (!empty.has(groups.name)) open.push(element[2])
    }
  }
  if (open.length !== 1) throw new Error('The page has elements that are not closed')
  return root
}

/** `style` is left out: React wants it in another form. */
function attributesOf(text: string): Record<string, string> {
  const found = [...text.matchAll(attribute)].map(({ groups }) => [groups!.name!, plain(groups!.value ?? '')])
  return Object.fromEntries(
    found
      .filter(([name]) => name !== 'style')
      .map(([name, value]) => [name === 'class' ? 'className' : name, value]),
  )
}

const plain = (text: string) => text.replace(/&(quot|#x27|lt|gt|amp);/g, (_, name: string) => entities[name]!)
