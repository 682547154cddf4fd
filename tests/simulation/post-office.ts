import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Letter {
  readonly to: string
  /** The whole message as it came. */
  readonly raw: string
}

/**
 * As much of a mail server as a year of letters needs. It takes all of them and greets at once, where a server that
 * looks out for spam keeps each sender waiting.
 */
export class PostOffice {
  private readonly letters: Letter[] = []
  private readonly server: Server

  private constructor(server: Server) {
    this.server = server
  }

  static async open(port = 0): Promise<PostOffice> {
    const server = createServer({ noDelay: true })
    const office = new PostOffice(server)
    server.on('connection', (socket) => office.serve(socket))
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
    onTestFinished(() => office.close())
    return office
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  /** What has come since it was last emptied. */
  empty(): Letter[] {
    return this.letters.splice(0)
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()))
  }

  private serve(socket: Socket): void {
    let to = ''
    let raw: string[] | null = null
    let rest = ''
    const line = (text: string) => {
      if (raw !== null && text === '.') {
        this.letters.push({ to, raw: raw.join('\r\n') })
        raw = null
        socket.write('250 taken\r\n')
      } else if (raw !== null) raw.push(text.replace(/^\.\./, '.'))
      else if (/^DATA/i.test(text)) {
        raw = []
        socket.write('354 go on\r\n')
      } else if (/^QUIT/i.test(text)) socket.end('221 bye\r\n')
      else {
        to = /^RCPT TO:<(.*)>/i.exec(text)?.[1] ?? to
        socket.write('250 ok\r\n')
      }
    }
    socket.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\r\n')
      rest = lines.pop()!
      lines.forEach(line)
    })
    socket.on('error', () => socket.destroy())
    socket.write('220 muestra.example\r\n')
  }
}
