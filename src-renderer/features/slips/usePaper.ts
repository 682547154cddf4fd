import { useEffect, useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { SheetSize } from '#domain/printing.ts'
import { callAsOf, type Refused } from '../../api.ts'

interface Drawn {
  readonly file: string | null
  readonly refusal: Refused | null
}

/** The PDF to look at, made again when the slip or the size changes; it counts as no printing. */
export function usePaper(slip: OutputOf<'slips.get'>, size: SheetSize): Drawn {
  const [drawn, setDrawn] = useState<Drawn>({ file: null, refusal: null })
  useEffect(() => {
    let wanted = true
    void callAsOf(null, 'slips.pdf', { id: slip.id, size, preview: true }).then((reply) => {
      if (!wanted) return
      setDrawn(reply.ok ? { file: reply.value.file, refusal: null } : { file: null, refusal: reply.refusal })
    })
    return () => {
      wanted = false
    }
  }, [slip, size])
  return drawn
}
