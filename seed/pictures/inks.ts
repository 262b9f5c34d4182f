export type SectionSlug = 'politique' | 'societe' | 'economie' | 'environnement' | 'culture' | 'sports'

export type Rgb = readonly [number, number, number]

export const paper: Rgb = [0xf5, 0xf0, 0xe6]
export const blackInk: Rgb = [0x16, 0x13, 0x0f]

// Printed as large flats these sit a little brighter than the same colours set as small text.
export const sectionInks: Record<SectionSlug, Rgb> = {
  politique: [0xd2, 0x42, 0x22],
  societe: [0x35, 0x6d, 0x90],
  economie: [0xb5, 0x7c, 0x12],
  environnement: [0x2b, 0x7a, 0x4d],
  culture: [0x8e, 0x38, 0x6d],
  sports: [0x2a, 0x5c, 0xb0],
}
