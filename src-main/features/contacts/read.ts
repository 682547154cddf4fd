import { ok, refuse, type Result } from '#domain/result.ts'
import { normalisePhone } from '#domain/phone.ts'

export interface ContactData {
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly role: string
}

/** A person as typed, with the telephone as ten digits and the e-mail in lower case; empty ones stay empty. */
export function readContact(typed: ContactData): Result<ContactData> {
  const phone = typed.phone === '' ? '' : normalisePhone(typed.phone)
  if (phone === null) return refuse('contact.phoneInvalid', { phone: typed.phone })
  const email = typed.email.toLowerCase()
  if (email !== '' && !/^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(email)) {
    return refuse('contact.emailInvalid', { email: typed.email })
  }
  return ok({ ...typed, phone, email })
}
