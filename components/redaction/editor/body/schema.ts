import { Mark, mergeAttributes, Node, wrappingInputRule } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import { isSafeHref } from '#domain/articles/document.ts'
import { LanguageMark } from './language-mark.ts'

/**
 * The editor knows exactly the nodes of domain/articles/document.ts and no others: what cannot be stored cannot be
 * typed or pasted. Quotations and pictures, which have fields of their own, are in their *-node files.
 */
const basics = StarterKit.configure({
  blockquote: false,
  code: false,
  codeBlock: false,
  horizontalRule: false,
  link: false,
  listItem: false,
  orderedList: false,
  strike: false,
  underline: false,
  heading: { levels: [2, 3] },
  dropcursor: { color: 'var(--color-accent)', width: 2 },
})

/** A list holds paragraphs and lists, so that a quotation or a picture never ends up inside an item. */
const ListItem = Node.create({
  name: 'listItem',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ HTMLAttributes }) => ['li', mergeAttributes(HTMLAttributes), 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      Tab: () => this.editor.commands.sinkListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
    }
  },
})

/** Without a start number: readers' lists count from one, so this one does too. */
const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: 'listItem+',
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: ({ HTMLAttributes }) => ['ol', mergeAttributes(HTMLAttributes), 0],
  addCommands() {
    return {
      toggleOrderedList:
        () =>
        ({ commands }) =>
          commands.toggleList(this.name, 'listItem'),
    }
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-7': () => this.editor.commands.toggleOrderedList() }
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\d+\.\s$/, type: this.type })]
  },
})

/** Does not open when clicked (the cursor goes there) and does not spread to what is typed after it. */
const Link = Mark.create({
  name: 'link',
  priority: 1_000,
  inclusive: false,
  keepOnSplit: false,
  exitable: true,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => (isSafeHref(element.getAttribute('href') ?? '') ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => [
    'a',
    { href: isSafeHref(HTMLAttributes.href ?? '') ? HTMLAttributes.href : null, rel: 'noopener' },
    0,
  ],
})

/** What people type for a site: `exemple.fr/page` becomes an https address; null when it cannot be one. */
export function hrefFrom(typed: string): string | null {
  const text = typed.trim()
  if (isSafeHref(text)) return text
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`
  const address = `https://${text}`
  return /^[\p{L}\d-]+(\.[\p{L}\d-]+)+([/?#:]\S*)?$/u.test(text) && isSafeHref(address) ? address : null
}

export const plainNodes = [basics, ListItem, OrderedList, Link, LanguageMark]
