export const sectionLimits = { name: 40, slug: 40, description: 300 } as const
