import { useRef, type PointerEvent } from 'react'
import css from './Headings.module.css'

interface ResizeHandleProps {
  readonly width: number
  onResize(width: number): void
  onFit(): void
}

/** The right edge of a heading. Shift with the arrows does the same on the heading, so it is not read aloud. */
export function ResizeHandle({ width, onResize, onFit }: ResizeHandleProps) {
  const start = useRef<{ x: number; width: number } | null>(null)

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    start.current = { x: event.clientX, width }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (start.current) onResize(start.current.width + event.clientX - start.current.x)
  }
  const stop = () => {
    start.current = null
  }

  return (
    <span
      className={css.handle}
      aria-hidden
      data-part="resize"
      // Without this the press begins a drag of the label.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={stop}
      onPointerCancel={stop}
      onDoubleClick={onFit}
    />
  )
}
