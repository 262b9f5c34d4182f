import axe from 'axe-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** They need a layout, which only a browser has: e2e/templates.spec.ts asks them. */
const ofLayout = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block']

/**
 * What axe finds wrong in a page that no browser has laid out: names, labels, landmarks, the order of headings, languages. For
 * tests with `@vitest-environment jsdom`.
 */
export async function structuralProblems(html: string): Promise<string[]> {
  document.open()
  document.write(html)
  document.close()
  // What is drawn cannot be measured; asked for a canvas, jsdom complains.
  HTMLCanvasElement.prototype.getContext = () => null
  const rules = Object.fromEntries(ofLayout.map((rule) => [rule, { enabled: false }]))
  const { violations } = await axe.run(document, { runOnly: tags, rules, preload: false })
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))
}
