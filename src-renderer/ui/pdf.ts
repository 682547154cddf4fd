import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

let worker: PDFWorker | null = null

/** One worker for the window; it comes from our own address, as the content security policy demands. */
export function openPdf(data: Uint8Array): Promise<PDFDocumentProxy> {
  worker ??= PDFWorker.create({ port: new Worker(workerAddress, { type: 'module' }) })
  return getDocument({ data, worker, useWorkerFetch: false, useWasm: false }).promise
}
