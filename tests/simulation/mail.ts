import PostalMime from 'postal-mime'
import type { Day } from '#domain/calendar.ts'
import { maskSerial } from '#domain/mask.ts'
import type { TestApp } from '../support/app.ts'
import { setUpMail } from '../support/reminders.ts'
import type { Figures } from './figures.ts'
import { PostOffice } from './post-office.ts'
import type { World } from './world.ts'

/**
 * What the program sends by itself, over a real mail server; on the days without a network nobody answers there. What
 * arrives is read by the client, who may pay for the systems that it names.
 */
export class OfficeMail {
  private readonly clientOf = new Map<string, string>()
  /** How often each client was written to on each day: never twice. */
  readonly written = new Map<string, number>()
  private server: PostOffice | null
  private readonly port: number

  private constructor(server: PostOffice) {
    this.server = server
    this.port = server.port
  }

  static async open(app: TestApp): Promise<OfficeMail> {
    const server = await PostOffice.open()
    await setUpMail(app, server.port)
    return new OfficeMail(server)
  }

  /** The loop of the program, once on a day. */
  async send(app: TestApp, world: World, figures: Figures, today: Day, network: boolean): Promise<void> {
    await this.network(network)
    for (const { clientId, contact } of (await app.call('reminders.due', {})).clients) {
      if (contact !== null && contact.email !== '') this.clientOf.set(contact.email, clientId)
    }
    await app.call('reminders.run', {})
    for (let left = true; left;) {
      const { sent, cancelled } = await app.call('mail.send', {})
      left = sent + cancelled > 0
    }
    for (const { to, raw } of this.server?.empty() ?? []) {
      figures.messages += 1
      const clientId = this.clientOf.get(to)!
      const key = `${clientId} ${today}`
      this.written.set(key, (this.written.get(key) ?? 0) + 1)
      const { text = '' } = await PostalMime.parse(raw)
      for (const system of world.systems.values()) {
        if (system.clientId === clientId && text.includes(maskSerial(system.serial)))
          world.message(system.id, today)
      }
    }
  }

  private async network(there: boolean): Promise<void> {
    if (!there) {
      await this.server?.close()
      this.server = null
    } else this.server ??= await PostOffice.open(this.port)
  }
}
