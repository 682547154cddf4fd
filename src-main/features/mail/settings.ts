import type { ReadDb } from '#db/sql.ts'
import type { Sealed } from '#domain/secret.ts'
import { ok, type Result } from '#domain/result.ts'
import type { QueryContext } from '#core/app.ts'
import type { SmtpServer } from '#mail/smtp.ts'
import { readSetting } from '#features/settings/sql.ts'

/** The office's own mail server; one for all of its PCs. */
export interface MailSettings {
  readonly host: string
  readonly port: number
  /** `plain` reaches this very machine only. */
  readonly security: 'tls' | 'starttls' | 'plain'
  readonly user: string
  /** Null for a server that asks for none. */
  readonly password: Sealed | null
  readonly fromName: string
  readonly fromAddress: string
  /** Letter of the PC that sends for the office: of several that share a ledger, one. */
  readonly sender: string
  /** Reminders leave by themselves from this hour of the office on; off, when somebody says so. */
  readonly automatic: boolean
  readonly remindersAt: string
}

export function readMailSettings(db: ReadDb): MailSettings | null {
  return readSetting<MailSettings>(db, 'mail')
}

/** With its password open; a refusal while the vault is shut. */
export function mailServer(
  secrets: QueryContext['secrets'],
  { host, port, security, user, password }: MailSettings,
): Result<SmtpServer> {
  const opened = password === null ? ok('') : secrets.open(password)
  return opened.ok ? ok({ host, port, security, user, password: opened.value }) : opened
}
