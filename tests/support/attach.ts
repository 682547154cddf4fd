import type { TestPc } from './endpoint.ts'

/** A receipt of so many bytes, as somebody drops it into the window. */
export async function attach(pc: TestPc, size: number) {
  const bytes = Buffer.alloc(size, 'recibo ')
  bytes.write('%PDF-1.4 ')
  const { file } = pc.app.files.put('recibo.pdf', bytes)
  return { bytes, ...(await pc.call('attachments.add', { file })) }
}
