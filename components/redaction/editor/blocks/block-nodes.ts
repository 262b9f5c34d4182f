import { Audio, Chart, Citation, Gallery, ReadAlso } from './atom-node.ts'
import { Footnote } from './footnote-node.ts'
import { tableNodes } from './table-nodes.ts'
import { Box, Timeline, TimelineEntry } from './text-blocks.ts'

/** The blocks that are more than text, and notes. */
export const blockNodes = [
  Footnote,
  Gallery,
  Audio,
  Citation,
  ReadAlso,
  Chart,
  Box,
  Timeline,
  TimelineEntry,
  ...tableNodes,
]
