import { call, type Refused, type Reply } from '../api.ts'
import { fileAddress, putFile, saveFile } from '../host.ts'

export interface KeptFile {
  readonly id: string
  readonly name: string
}

/** Keeps a file with the ledger for good, under the name that it has. */
export async function keepFile(file: File): Promise<Reply<KeptFile & { readonly type: string }>> {
  const put = await putFile(file)
  if (!put.ok) return put
  const added = await call('attachments.add', { file: put.value.file })
  return added.ok ? { ...added, value: { ...added.value, name: file.name } } : added
}

/** A PDF is shown in a tab of its own; anything else is saved. */
export async function openKept(id: string): Promise<Refused | null> {
  const reply = await call('attachments.open', { id })
  if (!reply.ok) return reply.refusal
  const { file, name, type } = reply.value
  if (type === 'application/pdf' && !window.vigente)
    window.open(`${fileAddress(file)}?inline`, '_blank', 'noopener')
  else await saveFile(file, name)
  return null
}
