import sharp from 'sharp'

/** As wide as each page is drawn on a sheet, and what is shown of its height. */
const width = 300
const height = 1_400
const gap = 12

/** All looks of a page beside one another, small: enough to see which to open. */
export async function drawSheet(files: readonly string[], to: string): Promise<void> {
  const pages = await Promise.all(
    files.map((file) =>
      sharp(file)
        .resize({ width })
        .toBuffer()
        .then((buffer) => sharp(buffer))
        .then(async (image) => {
          const found = await image.metadata()
          return image
            .extract({ left: 0, top: 0, width, height: Math.min(found.height ?? height, height) })
            .toBuffer()
        }),
    ),
  )
  await sharp({
    create: {
      width: pages.length * (width + gap) + gap,
      height: height + 2 * gap,
      channels: 3,
      background: '#777',
    },
  })
    .composite(pages.map((input, index) => ({ input, left: gap + index * (width + gap), top: gap })))
    .jpeg({ quality: 80 })
    .toFile(to)
}
