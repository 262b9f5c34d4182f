/**
 * Just enough of the sfnt container to give a character a glyph it lacks and a font a name of its own.
 * Spec: OpenType 1.9, "Organization of an OpenType font", cmap format 4 and name format 0.
 */

/** Table tag → bytes. */
export function readTables(font) {
  const tables = new Map()
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + i * 16
    const start = font.readUInt32BE(record + 8)
    tables.set(
      font.toString('latin1', record, record + 4),
      font.subarray(start, start + font.readUInt32BE(record + 12)),
    )
  }
  return tables
}

export function writeTables(flavour, tables) {
  const entries = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const power = 2 ** Math.floor(Math.log2(entries.length))
  const header = Buffer.alloc(12 + entries.length * 16)
  header.writeUInt32BE(flavour, 0)
  header.writeUInt16BE(entries.length, 4)
  header.writeUInt16BE(power * 16, 6)
  header.writeUInt16BE(Math.log2(power), 8)
  header.writeUInt16BE((entries.length - power) * 16, 10)
  const bodies = []
  let offset = header.length
  entries.forEach(([tag, bytes], index) => {
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
    header.write(tag, 12 + index * 16, 'latin1')
    header.writeUInt32BE(checksum(padded), 16 + index * 16)
    header.writeUInt32BE(offset, 20 + index * 16)
    header.writeUInt32BE(bytes.length, 24 + index * 16)
    offset += padded.length
    bodies.push(padded)
  })
  return Buffer.concat([header, ...bodies])
}

function checksum(bytes) {
  let sum = 0
  for (let i = 0; i < bytes.length; i += 4) sum = (sum + bytes.readUInt32BE(i)) >>> 0
  return sum
}

/** Character → glyph of the Basic Multilingual Plane. */
export function readCharacters(cmap) {
  const map = new Map()
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const at = cmap.readUInt32BE(4 + i * 8 + 4)
    if (cmap.readUInt16BE(at) !== 4) continue
    const segments = cmap.readUInt16BE(at + 6) / 2
    for (let s = 0; s < segments; s++) {
      const end = cmap.readUInt16BE(at + 14 + s * 2)
      const start = cmap.readUInt16BE(at + 16 + (segments + s) * 2)
      const delta = cmap.readUInt16BE(at + 16 + (segments * 2 + s) * 2)
      const rangeAt = at + 16 + (segments * 3 + s) * 2
      const range = cmap.readUInt16BE(rangeAt)
      for (let c = start; c <= end && c !== 0xffff; c++) {
        const glyph = range === 0 ? c : cmap.readUInt16BE(rangeAt + range + (c - start) * 2)
        if (glyph !== 0) map.set(c, (glyph + delta) & 0xffff)
      }
    }
    return map
  }
  throw new Error('no cmap subtable of format 4')
}

export function writeCharacters(map) {
  const segments = []
  for (const [character, glyph] of [...map].sort(([a], [b]) => a - b)) {
    const last = segments.at(-1)
    if (last && last.end + 1 === character && last.delta === ((glyph - character) & 0xffff))
      last.end = character
    else segments.push({ start: character, end: character, delta: (glyph - character) & 0xffff })
  }
  segments.push({ start: 0xffff, end: 0xffff, delta: 1 })
  const n = segments.length
  const power = 2 ** Math.floor(Math.log2(n))
  const table = Buffer.alloc(12 + 16 + n * 8)
  table.writeUInt16BE(1, 2)
  table.writeUInt16BE(3, 4)
  table.writeUInt16BE(1, 6)
  table.writeUInt32BE(12, 8)
  const fields = [4, 16 + n * 8, 0, n * 2, power * 2, Math.log2(power), (n - power) * 2]
  for (const [i, value] of fields.entries()) table.writeUInt16BE(value, 12 + i * 2)
  segments.forEach((segment, i) => {
    table.writeUInt16BE(segment.end, 26 + i * 2)
    table.writeUInt16BE(segment.start, 28 + (n + i) * 2)
    table.writeUInt16BE(segment.delta, 28 + (n * 2 + i) * 2)
  })
  return table
}

/** A name table of family, style, full and PostScript name, with the licence kept. */
export function writeNames({ family, style, copyright, licence }) {
  const names = [
    [0, copyright],
    [1, family],
    [2, style],
    [4, `${family} ${style}`],
    [6, `${family}-${style}`.replaceAll(' ', '')],
    [13, licence],
  ].map(([id, text]) => [id, Buffer.from(text, 'utf16le').swap16()])
  const header = Buffer.alloc(6 + names.length * 12)
  header.writeUInt16BE(names.length, 2)
  header.writeUInt16BE(header.length, 4)
  let offset = 0
  names.forEach(([id, bytes], i) => {
    const record = [3, 1, 0x409, id, bytes.length, offset]
    for (const [k, value] of record.entries()) header.writeUInt16BE(value, 6 + i * 12 + k * 2)
    offset += bytes.length
  })
  return Buffer.concat([header, ...names.map(([, bytes]) => bytes)])
}

export function advanceOf(tables, glyph) {
  const long = tables.get('hhea').readUInt16BE(34)
  return tables.get('hmtx').readUInt16BE(Math.min(glyph, long - 1) * 4)
}
