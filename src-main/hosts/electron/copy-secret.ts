import { clipboard } from 'electron'

let copied: { readonly text: string; readonly timer: NodeJS.Timeout } | null = null

/** A secret on the clipboard for so many seconds, as long as the program runs. */
export async function copySecret(text: string, seconds: number): Promise<void> {
  clearTimeout(copied?.timer)
  await clipboard.writeText(text)
  copied = { text, timer: setTimeout(() => void forgetCopied(), seconds * 1000).unref() }
}

/** When its time is over or the program ends. What somebody has copied since is theirs, and stays. */
export async function forgetCopied(): Promise<void> {
  if (copied === null) return
  const { text, timer } = copied
  clearTimeout(timer)
  copied = null
  if ((await clipboard.readText()) === text) await clipboard.clear()
}
