import { expect } from 'vitest'

/** `await eventually(() => field.inputValue()).toBe('8')`: asked again until it is so, for as long as a slow machine needs. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 15_000 })
}
