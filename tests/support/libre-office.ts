import { execFileSync } from 'node:child_process'

/** Whether it is on this machine; a test that needs it is skipped by name where it is not. */
export function hasLibreOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
