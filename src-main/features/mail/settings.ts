import type { ReadDb } from '#db/sql.ts'
import type { SmtpServer } from '#mail/smtp.ts'
import { readSetting } from '#features/settings/sql.ts'

/** The office's own mail server; one for all of its PCs. */
export interface MailSettings {
  readonly host: string
  readonly port: number
  /** `plain` reaches this very machine only. */
  readonly security: 'tls' | 'starttls' | 'plain'
  readonly user: string
  readonly password: string
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

export function mailServer({ host, port, security, user, password }: MailSettings): SmtpServer {
  return { host, port, security, user, password }
}
