import { createElement, use, type ComponentType } from 'react'
import type { ScreenProps } from './state/place.ts'

/** The file of a screen. */
export interface ScreenFile {
  readonly default: ComponentType<ScreenProps>
  /** Asks for what it shows first, where a window opens with it; done when all of it is there. */
  readonly askFirst?: (query: URLSearchParams) => Promise<unknown>
}

export interface Page {
  readonly load: () => Promise<ScreenFile>
  /** A load that failed, because the core was away, is tried again at the next drawing. */
  readonly forget: () => void
  readonly Component: ComponentType<ScreenProps>
}

/**
 * A screen in a file of its own, loaded when it is first opened or while nothing else happens. Not `React.lazy`: once
 * loaded it must be drawn at once, and React holds a fallback it has shown for 300 ms.
 */
export function page(load: () => Promise<ScreenFile>): Page {
  let loading: Tracked | null = null
  const ask = () => (loading ??= tracked(load()))
  return {
    load: ask,
    forget: () => {
      if (loading?.status !== 'fulfilled') loading = null
    },
    Component: (props) => createElement(use<ScreenFile>(ask() as Promise<ScreenFile>).default, props),
  }
}

type Tracked = Promise<ScreenFile> & {
  status?: 'fulfilled'
  value?: ScreenFile
}

/** With the two fields that React's `use` reads, so that a file that is already here does not suspend. */
function tracked(promise: Tracked): Tracked {
  promise.then(
    (value) => Object.assign(promise, { status: 'fulfilled', value }),
    () => {},
  )
  return promise
}
