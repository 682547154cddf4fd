import PDFDocument from 'pdfkit'

/**
 * A pdfkit document whose bytes are taken as they come. As a stream it would wait in memory for the next turn of the
 * event loop: a thousand slips in one go, a thousand documents held.
 */
export class PdfBytes extends PDFDocument {
  // Pdfkit's constructor already writes: a field with a value would be set after it and lose the file's first lines.
  declare private parts: Uint8Array[] | undefined

  override push(chunk: Uint8Array | null): boolean {
    if (chunk !== null) (this.parts ??= []).push(chunk)
    return true
  }

  /** The whole file, once `end()` has been called. */
  bytes(): Uint8Array {
    return Buffer.concat(this.parts ?? [])
  }
}
