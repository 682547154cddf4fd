import { useState } from 'react'
import type { Refused } from '../api.ts'
import { keepFile, type KeptFile } from './attachments.ts'

export interface FileInHand {
  /** Null until there is one. */
  readonly file: KeptFile | null
  /** True while a dropped file is on its way: what goes with it cannot be saved yet. */
  readonly keeping: boolean
  readonly refusal: Refused | null
  readonly keep: (dropped: File) => void
  readonly remove: () => void
}

/** The file that goes with a form: kept as it is dropped, named in what is saved. */
export function useKeptFile(first: KeptFile | null = null): FileInHand {
  const [file, setFile] = useState(first)
  const [keeping, setKeeping] = useState(false)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const keep = async (dropped: File) => {
    setKeeping(true)
    const kept = await keepFile(dropped)
    setKeeping(false)
    setRefusal(kept.ok ? null : kept.refusal)
    if (kept.ok) setFile(kept.value)
  }
  return { file, keeping, refusal, keep: (dropped) => void keep(dropped), remove: () => setFile(null) }
}
