import { createElement, use, type ComponentType } from 'react'
import type { ScreenProps } from './state/place.ts'

export interface Page {
  readonly load: () => Promise<unknown>
  /** A load that failed, because the core was away, is tried again at the next drawing. */
  readonly forget: () => void
  readonly Component: ComponentType<ScreenProps>
}

/**
 * A screen in a file of its own, loaded when it is first opened or while nothing else happens. Not `React.lazy`: once
 * loaded it must be drawn at once, and React holds a fallback it has shown for 300 ms.
 */
export function page(load: () => Promise<{ readonly default: ComponentType<ScreenProps> }>): Page {
  let loading: Promise<ComponentType<ScreenProps>> | null = null
  let loaded: ComponentType<ScreenProps> | null = null
  const ask = () =>
    (loading ??= load().then((module) => {
      loaded = module.default
      return module.default
    }))
  return {
    load: ask,
    forget: () => {
      if (loaded === null) loading = null
    },
    Component: (props) => createElement(loaded ?? use(ask()), props),
  }
}
