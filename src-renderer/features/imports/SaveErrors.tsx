import { Button } from '@mantine/core'
import { useState } from 'react'
import { importText as text } from '#messages/es-MX/imports-screen.ts'
import { call, type Refused } from '../../api.ts'
import { saveFile } from '../../host.ts'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { sourceOf, type Chosen } from './source.ts'

/** The lines in error as a spreadsheet of their own, to be mended in Excel and dropped in again. */
export function SaveErrors({ chosen, errors }: { readonly chosen: Chosen; readonly errors: number }) {
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const save = async () => {
    const reply = await call('imports.errors', sourceOf(chosen))
    setRefusal(reply.ok ? null : reply.refusal)
    if (!reply.ok || reply.value.file === null) return
    await saveFile(reply.value.file, `${chosen.name.replace(/\.[a-z]{2,4}$/i, '')} - por corregir.xlsx`)
  }
  return (
    <>
      <RefusalText refusal={refusal} />
      <Button variant="default" onClick={() => void save()}>
        {text.saveErrors} ({errors.toLocaleString('es-MX')})
      </Button>
    </>
  )
}
