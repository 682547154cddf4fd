const MAX_BYTES = 200 * 1024

export type ReadLogo = { readonly logo: string } | { readonly wrong: 'logoTooLarge' | 'logoWrongType' }

/** A picture file as base64, by what its bytes say and not by its name. */
export async function readLogo(file: File): Promise<ReadLogo> {
  if (file.size > MAX_BYTES) return { wrong: 'logoTooLarge' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const isPng = bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
  if (!isPng && !isJpeg) return { wrong: 'logoWrongType' }
  return { logo: toBase64(bytes) }
}

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
