import type { ArticleDocument, Block, Inline, Paragraph } from '#domain/articles/document.ts'

const paragraph = (...content: Inline[]): Paragraph => ({ type: 'paragraph', content })
const line = (text: string) => paragraph({ type: 'text', text })

export const everyBlockIds = {
  pictures: ['018f0000-0000-7000-8000-0000000000a1', '018f0000-0000-7000-8000-0000000000a2'],
  readAlso: '018f0000-0000-7000-8000-0000000000b1',
  audio: '018f0000-0000-7000-8000-0000000000c1',
} as const

/** A word that stands nowhere else, for each place of the newer blocks where readers find words. */
export const everyBlockWords = [
  'Pangolin',
  'Cacatoès',
  'Caracal',
  'Wombat',
  'Fennec',
  'Okapi',
  'Dugong',
  'Quokka',
  'Tamanoir',
  'Lynx',
  'Gerboise',
  'Brumaire',
  'Tapir',
  'Ouistiti',
  'Hectares',
  'Insectarium',
  'Zibeline',
  'Marmotte',
  'Indisponible',
  'Rossignol',
  'Magnétophone',
  'Roucoulade',
  'Périscope',
  'Calao',
  'Albatros',
] as const

const [first, second] = everyBlockIds.pictures
const head = (text: string) => ({ type: 'tableHeader' as const, content: [line(text)] })

/** The newer blocks, each with a word in every place; and the title of another article, which is none of its words. */
export const everyBlock = (readAlso: string = everyBlockIds.readAlso): ArticleDocument => {
  const content: Block[] = [
    paragraph(
      { type: 'text', text: 'Un pangolin' },
      { type: 'footnote', attrs: { text: 'Rapport du Cacatoès.' } },
      { type: 'text', text: ' dort.' },
    ),
    {
      type: 'gallery',
      attrs: {
        pictures: [
          { mediaId: first, alt: 'Un caracal', caption: 'Le wombat', credit: 'Fennec' },
          { mediaId: second, alt: 'Un quai', caption: 'La rive', credit: '' },
        ],
      },
    },
    {
      type: 'table',
      attrs: { caption: 'Les okapis' },
      content: [
        { type: 'tableRow', content: [head('Dugong'), head('Euros')] },
        { type: 'tableRow', content: [head('Quokka'), { type: 'tableCell', content: [line('12')] }] },
      ],
    },
    { type: 'readAlso', attrs: { articles: [{ id: readAlso, title: 'Ornithorynque' }] } },
    { type: 'box', attrs: { title: 'Le tamanoir' }, content: [line('Le lynx rôde.')] },
    {
      type: 'timeline',
      attrs: { title: 'La gerboise' },
      content: [
        { type: 'timelineEntry', attrs: { date: '3 brumaire' }, content: [line('Le tapir arrive.')] },
      ],
    },
    {
      type: 'chart',
      attrs: {
        kind: 'bars',
        title: 'Le ouistiti',
        unit: 'en hectares',
        source: 'Insectarium de Brest',
        series: ['Zibeline'],
        rows: [
          { label: 'Marmotte', values: ['1 200'] },
          { label: 'Ailleurs', values: ['indisponible'] },
        ],
      },
    },
    {
      type: 'audio',
      attrs: {
        mediaId: everyBlockIds.audio,
        title: 'Le rossignol',
        credit: 'Magnétophone de Brest',
        transcript: 'Une roucoulade.\nPuis plus rien.',
      },
    },
    {
      type: 'citation',
      attrs: {
        url: 'https://video.example.org/w/abc',
        title: 'Le périscope',
        text: 'Un calao plonge.',
        author: 'L’Albatros',
        date: '2024-03-14',
        mediaId: '',
      },
    },
  ]
  return { type: 'doc', content }
}
