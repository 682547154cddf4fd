import { useEffect, useRef, useState } from 'react'
import { slipText as text } from '#messages/es-MX/slips.ts'
import { fileAddress } from '../host.ts'
import styles from './PdfPages.module.css'

export interface PdfPagesProps {
  /** Of the core's file store. */
  readonly file: string
  readonly label: string
}

/** A PDF drawn on canvases: a frame would need a hole in the content security policy. */
export function PdfPages({ file, label }: PdfPagesProps) {
  const pages = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    draw(file, label, pages.current!, stop.signal).then(
      () => setFailed(false),
      (cause: unknown) => {
        if (stop.signal.aborted) return
        console.error(cause)
        setFailed(true)
      },
    )
    return () => stop.abort()
  }, [file, label])
  return (
    <>
      {failed && <p role="alert">{text.notDrawn}</p>}
      <div ref={pages} className={styles.pages} data-file={file} />
    </>
  )
}

/** The pages before stay until the new ones are ready: nothing jumps. */
async function draw(file: string, label: string, into: HTMLElement, signal: AbortSignal): Promise<void> {
  const [{ openPdf }, response] = await Promise.all([
    import('./pdf.ts'),
    fetch(fileAddress(file), { signal }),
  ])
  if (!response.ok) throw new Error(`the paper is not there: ${response.status}`)
  const pdf = await openPdf(new Uint8Array(await response.arrayBuffer()))
  try {
    const drawn: HTMLCanvasElement[] = []
    for (let number = 1; number <= pdf.numPages && !signal.aborted; number += 1) {
      const page = await pdf.getPage(number)
      const { width } = page.getViewport({ scale: 1 })
      const scale = (into.clientWidth / width) * devicePixelRatio
      const viewport = page.getViewport({ scale })
      const canvas = document.createElement('canvas')
      canvas.width = Math.floor(viewport.width)
      canvas.height = Math.floor(viewport.height)
      canvas.setAttribute('role', 'img')
      canvas.setAttribute('aria-label', pdf.numPages === 1 ? label : `${label}, ${number}`)
      await page.render({ canvas, viewport }).promise
      drawn.push(canvas)
    }
    if (signal.aborted) return
    into.replaceChildren(...drawn)
    into.dataset['drawn'] = file
  } finally {
    await pdf.loadingTask.destroy()
  }
}
