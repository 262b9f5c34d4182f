export const sectionLimits = { name: 40, slug: 40, description: 300 } as const

/** `parentId`: the section it stands under; null where it stands in the masthead itself. */
type Placed = { id: string; parentId: string | null }

/**
 * Sections in the order in which readers meet them: each one of the masthead, followed by its sub-sections. One whose parent is
 * not among them stands by itself.
 */
export function inTree<S extends Placed>(sections: readonly S[]): S[] {
  return topLevel(sections).flatMap((section) => [section, ...childrenOf(sections, section.id)])
}

/** Those of the masthead, in their order. */
export function topLevel<S extends Placed>(sections: readonly S[]): S[] {
  const known = new Set(sections.map(({ id }) => id))
  return sections.filter(({ parentId }) => parentId === null || !known.has(parentId))
}

export const childrenOf = <S extends Placed>(sections: readonly S[], id: string): S[] =>
  sections.filter(({ parentId }) => parentId === id)

export const parentOf = <S extends Placed>(sections: readonly S[], { parentId }: Placed): S | null =>
  sections.find(({ id }) => id === parentId) ?? null

/** What a section is called where sections are chosen from one list: « Culture › Écrans ». */
export function pathName<S extends Placed & { name: string }>(sections: readonly S[], section: S): string {
  const parent = parentOf(sections, section)
  return parent ? `${parent.name} › ${section.name}` : section.name
}

/** A section and its sub-sections: whose articles its page, its feed and its block on the front page hold. */
export const familyOf = (sections: readonly Placed[], id: string): string[] => [
  id,
  ...childrenOf(sections, id).map((child) => child.id),
]

export type ParentProblem = 'section.parent_nested' | 'section.parent_has_children' | 'section.parent_missing'

/**
 * Why a section cannot stand under another one; null if it can. One level only: a parent stands in the masthead itself, and a
 * section that has sub-sections stands under none. With that there is no circle. Readers find their way by two names on a
 * line; a third level would be an archive's shelf, for which topics are there.
 */
export function parentProblem(
  sections: readonly Placed[],
  sectionId: string | null,
  parentId: string | null,
): ParentProblem | null {
  if (parentId === null) return null
  const parent = sections.find(({ id }) => id === parentId)
  if (!parent) return 'section.parent_missing'
  if (parent.parentId !== null || parentId === sectionId) return 'section.parent_nested'
  if (sectionId !== null && childrenOf(sections, sectionId).length > 0) return 'section.parent_has_children'
  return null
}
