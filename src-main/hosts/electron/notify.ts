import { Notification } from 'electron'

/** One that is collected says nothing when it is pressed, which in the Action Center may be hours later. */
const kept: Notification[] = []
const MOST_KEPT = 20

/**
 * A notification of the system about what cannot wait, which leads to its screen whenever it is pressed. False where
 * the system shows none.
 */
export function notify(title: string, body: string, onPressed: () => void): boolean {
  if (!Notification.isSupported()) return false
  const one = new Notification({ title, body })
  // Not on `close`: Windows also says so of what it puts away by itself, and keeps for later.
  one.on('click', () => {
    forget(one)
    onPressed()
  })
  one.on('failed', () => forget(one))
  kept.push(one)
  if (kept.length > MOST_KEPT) kept.shift()!.close()
  one.show()
  return true
}

function forget(one: Notification): void {
  const at = kept.indexOf(one)
  if (at >= 0) kept.splice(at, 1)
}
