import PDFDocument from 'pdfkit'

/** What a paper asked of pdfkit, in order. */
export interface Marks {
  readonly options: PDFKit.PDFDocumentOptions
  readonly calls: readonly { readonly method: string; readonly args: readonly unknown[] }[]
}

const DRAWING = [
  'addContent',
  'addPage',
  'fill',
  'fillAndStroke',
  'fillColor',
  'font',
  'lineTo',
  'lineWidth',
  'moveTo',
  'rect',
  'restore',
  'rotate',
  'save',
  'scale',
  'stroke',
  'switchToPage',
  'text',
  'translate',
] as const

/** Listens while `draw` makes one document; what pdfkit calls of itself is not listened to. */
export function recordMarks(prototype: PDFKit.PDFDocument, draw: () => unknown): Marks {
  const calls: { method: string; args: unknown[] }[] = []
  const methods = prototype as unknown as Record<string, (...args: unknown[]) => unknown>
  const known = Object.fromEntries(DRAWING.map((method) => [method, methods[method]!]))
  let options: PDFKit.PDFDocumentOptions = {}
  let depth = 0
  for (const [method, original] of Object.entries(known)) {
    methods[method] = function (this: { options: PDFKit.PDFDocumentOptions }, ...args) {
      if (depth === 0) calls.push({ method, args })
      options = this.options
      depth += 1
      try {
        return original.apply(this, args)
      } finally {
        depth -= 1
      }
    }
  }
  try {
    draw()
  } finally {
    Object.assign(methods, known)
  }
  return { options, calls }
}

export function replayMarks({ options, calls }: Marks): Uint8Array {
  const doc = new PDFDocument(options)
  const pieces: Buffer[] = []
  doc.on('data', (piece: Buffer) => pieces.push(piece))
  const methods = doc as unknown as Record<string, (...args: readonly unknown[]) => unknown>
  for (const { method, args } of calls) methods[method]!.apply(doc, args as unknown[])
  doc.end()
  return Buffer.concat(pieces)
}
