import jsQR from 'jsqr'

/** Pixels of the longer side: a photograph of a screen needs no more, and a smaller one is read faster. */
const LONGEST = 1200

/** The text of the QR in a picture; null where none is found, or it is no picture. */
export async function readQr(picture: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(picture).catch(() => null)
  if (bitmap === null) return null
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height))
  const [width, height] = [Math.ceil(bitmap.width * scale), Math.ceil(bitmap.height * scale)]
  const context = new OffscreenCanvas(width, height).getContext('2d')!
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return jsQR(context.getImageData(0, 0, width, height).data, width, height)?.data ?? null
}
