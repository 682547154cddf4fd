import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'

export interface Profile {
  readonly name: string
  readonly rfc: string
  readonly phone: string
  readonly email: string
  readonly address: string
  readonly city: string
  readonly logo: string
  readonly taxPlace: string
}

export interface BankAccount {
  readonly id: string
  readonly billedBy: 'vendor' | 'distributor'
  readonly vendorId: string | null
  readonly beneficiary: string
  readonly bank: string
  readonly account: string
  readonly clabe: string
}

const EMPTY_PROFILE: Profile = {
  name: '',
  rfc: '',
  phone: '',
  email: '',
  address: '',
  city: '',
  logo: '',
  taxPlace: 'general',
}

/** `signature` is of features/templates, `mail` of features/mail, `intake` of features/intake, `privacy` of features/privacy. */
type SettingKey = 'profile' | 'signature' | 'mail' | 'intake' | 'privacy'

export function readProfile(db: ReadDb): Profile {
  return { ...EMPTY_PROFILE, ...read<Partial<Profile>>(db, 'profile') }
}

export function writeSetting(db: WriteDb, key: SettingKey, value: unknown): void {
  db.runOne(sql`
    INSERT INTO settings (key, value) VALUES (${key}, ${JSON.stringify(value)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
  `)
}

export function bankAccounts(db: ReadDb): BankAccount[] {
  return db.all<BankAccount>(sql`
    SELECT id, billed_by AS billedBy, vendor_id AS vendorId, beneficiary, bank, account, clabe
    FROM bank_accounts WHERE active = 1 ORDER BY billed_by, beneficiary, id
  `)
}

export function saveBankAccount(db: WriteDb, row: BankAccount): void {
  db.runOne(sql`
    INSERT INTO bank_accounts (id, billed_by, vendor_id, beneficiary, bank, account, clabe)
    VALUES (${row.id}, ${row.billedBy}, ${row.vendorId}, ${row.beneficiary}, ${row.bank}, ${row.account}, ${row.clabe})
    ON CONFLICT (id) DO UPDATE SET
      billed_by = excluded.billed_by,
      vendor_id = excluded.vendor_id,
      beneficiary = excluded.beneficiary,
      bank = excluded.bank,
      account = excluded.account,
      clabe = excluded.clabe
  `)
}

export function removeBankAccount(db: WriteDb, id: string): number {
  return db.run(sql`UPDATE bank_accounts SET active = 0 WHERE id = ${id} AND active = 1`)
}

export function setLetter(db: WriteDb, letter: string): void {
  db.runOne(sql`UPDATE device SET letter = ${letter} WHERE id = 1`)
}

export function letterOf(db: ReadDb): string {
  return db.value<string>(sql`SELECT letter FROM device WHERE id = 1`) ?? ''
}

/** A setting that a feature owns; null where nobody has set it. */
export function readSetting<T>(db: ReadDb, key: SettingKey): T | null {
  return read<T>(db, key)
}

/** Of all that was ever recorded the latest moment, whatever the clock says now: a command's id begins with it. */
export function lastSavedAt(db: ReadDb): string | null {
  return db.value<string>(sql`SELECT created_at FROM outbox ORDER BY cmd_id DESC LIMIT 1`)
}

function read<T>(db: ReadDb, key: string): T | null {
  const text = db.value<string>(sql`SELECT value FROM settings WHERE key = ${key}`)
  return text === null ? null : (JSON.parse(text) as T)
}
