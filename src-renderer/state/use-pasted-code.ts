import { useEffect, useEffectEvent } from 'react'
import { readCodeMessage, type CodeMessage } from '#domain/vendor-message.ts'

/**
 * The vendor's message with a code (R84, R85), pasted anywhere but in a field. `take` answers whether it has a use for
 * it; the frame, which is asked `'last'`, takes what no screen took.
 */
export function usePastedCode(
  take: (message: CodeMessage, text: string) => boolean,
  turn: 'first' | 'last' = 'first',
): void {
  const offer = useEffectEvent((event: ClipboardEvent, message: CodeMessage, text: string) => {
    if (!event.defaultPrevented && take(message, text)) event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: ClipboardEvent) => {
      const { target, clipboardData } = event
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return
      const text = clipboardData?.getData('text/plain') ?? ''
      const message = readCodeMessage(text)
      if (message === null) return
      if (turn === 'first') offer(event, message, text)
      else setTimeout(() => offer(event, message, text))
    }
    addEventListener('paste', listen)
    return () => removeEventListener('paste', listen)
  }, [turn])
}
