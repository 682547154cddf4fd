import { createRequire } from 'node:module'

/**
 * A pdfkit document whose bytes are taken as they come. As a stream it would wait in memory for the next turn of the
 * event loop: a thousand slips in one go, a thousand documents held.
 */
export interface PdfBytes extends PDFKit.PDFDocument {
  /** The whole file, once `end()` has been called. */
  bytes(): Uint8Array
}

export function newPdf(options: PDFKit.PDFDocumentOptions): PdfBytes {
  return new (definition ??= definePdfBytes())(options)
}

let definition: ReturnType<typeof definePdfBytes> | null = null

/** With the first paper: pdfkit takes a quarter of what the program needs to start, and many days draw none. */
function definePdfBytes() {
  const PDFDocument = createRequire(import.meta.url)('pdfkit') as typeof import('pdfkit')
  return class extends PDFDocument {
    // Pdfkit's constructor already writes: a field with a value would be set after it and lose the file's first lines.
    declare parts: Uint8Array[] | undefined

    override push(chunk: Uint8Array | null): boolean {
      if (chunk !== null) (this.parts ??= []).push(chunk)
      return true
    }

    bytes(): Uint8Array {
      return Buffer.concat(this.parts ?? [])
    }
  }
}
