import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import {
  physicalOf,
  reveal as revealed,
  ROW_HEIGHT,
  rowsSeen,
  scaleOf,
  scrolled,
  settled,
  type Place,
  type Scale,
} from './scroll-scale.ts'

export const HEAD_HEIGHT = 32
const SPARE_ROWS = 12

interface Drawn {
  readonly from: number
  readonly until: number
  /** What is taken off a row's exact position to place it in the spacer. */
  readonly offset: number
}

export interface GridScroll {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly drawn: Drawn
  readonly spacer: number
  readonly rowsInView: number
  toTop(): void
  reveal(row: number): void
}

/** Ties the browser's scroller to the exact positions of `scroll-scale.ts`. */
export function useScroll(lines: number): GridScroll {
  const scroller = useRef<HTMLDivElement>(null)
  const [viewport, setViewport] = useState(0)
  const [drawn, setDrawn] = useState<Drawn>({ from: 0, until: 0, offset: 0 })
  const place = useRef<Place>({ virtual: 0, physical: 0 })
  const scale = useRef<Scale>(scaleOf(0, 0))
  scale.current = scaleOf(lines, viewport)

  const draw = useCallback((next: Place) => {
    place.current = next
    const { from, until } = rowsSeen(scale.current, next.virtual, SPARE_ROWS)
    const offset = next.virtual - next.physical
    setDrawn((old) =>
      old.from === from && old.until === until && old.offset === offset ? old : { from, until, offset },
    )
  }, [])

  const moveTo = useCallback(
    (virtual: number) => {
      const element = scroller.current
      if (!element) return
      const target = settled(scale.current, virtual)
      if (Math.abs(element.scrollTop - target.physical) > 1) element.scrollTop = target.physical
      const physical = element.scrollTop
      const whole = scale.current.content === scale.current.spacer
      draw({ virtual: whole ? physical : target.virtual, physical })
    },
    [draw],
  )

  useLayoutEffect(() => moveTo(place.current.virtual), [lines, viewport, moveTo])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => setViewport(Math.max(0, element.clientHeight - HEAD_HEIGHT))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    let thumb = false
    const onScroll = () => {
      const next = scrolled(scale.current, place.current, element.scrollTop, thumb)
      // In the event itself: the browser paints right after it, and rows a frame late would show as white.
      flushSync(() => draw(next))
    }
    const onScrollEnd = () => {
      const { virtual, physical } = place.current
      if (Math.abs(physicalOf(scale.current, virtual) - physical) > 1) moveTo(virtual)
    }
    const onPointerDown = (event: PointerEvent) => {
      thumb = event.target === element && event.offsetX >= element.clientWidth
    }
    const onOther = () => {
      thumb = false
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    element.addEventListener('scrollend', onScrollEnd)
    element.addEventListener('pointerdown', onPointerDown)
    element.addEventListener('wheel', onOther, { passive: true })
    element.addEventListener('keydown', onOther)
    return () => {
      element.removeEventListener('scroll', onScroll)
      element.removeEventListener('scrollend', onScrollEnd)
      element.removeEventListener('pointerdown', onPointerDown)
      element.removeEventListener('wheel', onOther)
      element.removeEventListener('keydown', onOther)
    }
  }, [draw, moveTo])

  const reveal = useCallback(
    (row: number) => {
      const target = revealed(scale.current, place.current.virtual, row)
      if (target !== place.current.virtual) moveTo(target)
    },
    [moveTo],
  )
  const toTop = useCallback(() => moveTo(0), [moveTo])

  return {
    scroller,
    drawn,
    spacer: scale.current.spacer,
    rowsInView: Math.max(1, Math.floor(viewport / ROW_HEIGHT)),
    toTop,
    reveal,
  }
}
