import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import {
  configureRequestOptions,
  configureRequestUrl,
  HttpExecutor,
  type DownloadOptions,
} from 'builder-util-runtime'
import { NsisUpdater } from 'electron-updater'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './harness.ts'

const FIXTURES = join(import.meta.dirname, '../fixtures')
const cert = readFileSync(join(FIXTURES, 'smtp-cert.pem'))
const key = readFileSync(join(FIXTURES, 'smtp-key.pem'))

export const PUBLISHER = 'Vigente'

/** An address that versions come from, over TLS, with what it was asked for. */
export interface VersionServer {
  readonly url: string
  readonly asked: string[]
  /** What it offers from now on: an installer that says who signed it, and of which version it is. */
  offer(version: string, signer?: string, inside?: string | null): void
  /** The installer is not what was announced. */
  spoil(): void
  /** Instead of the installer, until it is let go. */
  hold(): () => void
  close(): void
}

export async function serveVersions(): Promise<VersionServer> {
  const files = new Map<string, Buffer>()
  const asked: string[] = []
  let held: Promise<void> | null = null
  const server = createServer({ cert, key }, (incoming, outgoing) => {
    void (async () => {
      const { pathname } = new URL(incoming.url!, 'https://localhost')
      asked.push(pathname)
      const file = files.get(pathname)
      if (pathname.endsWith('.exe')) await held
      if (file === undefined) outgoing.writeHead(404).end()
      else outgoing.writeHead(200, { 'Content-Length': file.length }).end(file)
    })()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  onTestFinished(close)
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}/versiones/`,
    asked,
    offer: (version, signer = PUBLISHER, inside = version) => {
      const name = `Vigente-${version}.exe`
      const program = ['MZ', 'x'.repeat(4_500), fixedInfo(inside), 'x'.repeat(500), `\nsigned by ${signer}`]
      const installer = Buffer.concat(program.map((part) => Buffer.from(part)))
      const sha512 = createHash('sha512').update(installer).digest('base64')
      files.set(`/versiones/${name}`, installer)
      files.set(
        '/versiones/latest.yml',
        Buffer.from(
          `version: ${version}\nfiles:\n  - url: ${name}\n    sha512: ${sha512}\n    size: ${installer.length}\npath: ${name}\nsha512: ${sha512}\nreleaseDate: '2026-11-23T15:00:00.000Z'\n`,
        ),
      )
    },
    spoil: () => {
      for (const [name, bytes] of files)
        if (name.endsWith('.exe')) files.set(name, Buffer.concat([bytes, bytes]))
    },
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      held = promise
      return resolve
    },
    close,
  }
}

/** The version as makensis writes it into what is signed. */
function fixedInfo(version: string | null): Buffer {
  if (version === null) return Buffer.alloc(0)
  const [major, minor, patch] = version.split('.').map(Number) as [number, number, number]
  const info = Buffer.alloc(52)
  info.writeUInt32LE(0xfeef04bd, 0)
  for (const at of [8, 16]) {
    info.writeUInt32LE(major * 0x10000 + minor, at)
    info.writeUInt32LE(patch * 0x10000, at + 4)
  }
  return Buffer.concat([Buffer.from('VS_VERSION_INFO\0', 'utf16le'), info])
}

/** With the fixture's certificate as its authority, in place of Electron's own network. */
class TestExecutor extends HttpExecutor<ReturnType<typeof request>> {
  createRequest(options: object, callback: (response: never) => void): ReturnType<typeof request> {
    return request({ ...options, ca: cert, agent: false }, callback as never)
  }
  /** As Electron's does it: what comes is compared with its announced hash. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const asked = { headers: options.headers ?? undefined, redirect: 'manual' }
      configureRequestUrl(url, asked as never)
      configureRequestOptions(asked as never)
      const callback = (error?: Error | null) => (error ? reject(error) : resolve(destination))
      this.doDownload(asked, { destination, options, onCancel, callback, responseHandler: null }, 0)
    })
  }
}

/** electron-updater's own class for Windows, as the installed program has it, on this machine. */
export class TestUpdater extends NsisUpdater {
  /** What was installed, and how. */
  readonly installed: { readonly file: string; readonly isSilent: boolean; readonly opensAgain: boolean }[] =
    []
  constructor(version: string, onQuit: (quit: (code: number) => void) => void) {
    const dir = temporaryFolder()
    mkdirSync(dir, { recursive: true })
    const config = join(dir, 'app-update.yml')
    writeFileSync(
      config,
      `provider: generic\nurl: ''\nupdaterCacheDirName: vigente-updater\npublisherName:\n  - ${PUBLISHER}\n`,
    )
    super(null, {
      version,
      name: 'Vigente',
      isPackaged: true,
      appUpdateConfigPath: config,
      userDataPath: dir,
      baseCachePath: dir,
      whenReady: async () => {},
      relaunch: () => {},
      quit: () => {},
      onQuit,
    })
    // Set by the constructor where there is Electron; the platform's names of files are those of Windows.
    Object.assign(this, { httpExecutor: new TestExecutor() })
    // On Windows it asks PowerShell for the signature.
    this.verifyUpdateCodeSignature = async (publishers, path) => {
      const signer = readFileSync(path, 'utf8').split('signed by ').at(-1)!
      return publishers.includes(signer) ? null : `signed by ${signer}`
    }
  }
  /** As the library's, without what it says to Electron's own updater, which is not here. */
  override quitAndInstall(isSilent = false, opensAgain = false): void {
    this.install(isSilent, opensAgain)
  }
  override doInstall({
    isSilent,
    isForceRunAfter,
  }: {
    isSilent: boolean
    isForceRunAfter: boolean
  }): boolean {
    this.installed.push({ file: this.installerPath!, isSilent, opensAgain: isForceRunAfter })
    return true
  }
}
