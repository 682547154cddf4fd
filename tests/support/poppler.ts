import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A page as a grey scanner sees it: one byte a pixel, 0 is black. */
export interface GreyPage {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** Every page of a PDF, in grey, at so many dots an inch. */
export function scanPages(pdf: Uint8Array, dpi = 150): GreyPage[] {
  return withPdf(pdf, (dir, file) => {
    run('pdftoppm', ['-gray', '-r', String(dpi), file, join(dir, 'page')])
    return readdirSync(dir)
      .filter((name) => name.endsWith('.pgm'))
      .sort()
      .map((name) => parsePgm(readFileSync(join(dir, name))))
  })
}

/** The selectable text of each page, laid out as on the page, with runs of blanks made one. */
export function textPages(pdf: Uint8Array): string[] {
  return withPdf(pdf, (_dir, file) =>
    run('pdftotext', ['-layout', file, '-'])
      .toString('utf8')
      .split('\f')
      .slice(0, -1)
      .map((page) =>
        page
          .split('\n')
          .map((line) => line.replace(/\s+/g, ' ').trim())
          .filter((line) => line !== '')
          .join('\n'),
      ),
  )
}

/** The letters of each page in the order in which they were drawn, without blanks: slanted words stay together. */
export function drawnLetters(pdf: Uint8Array): string[] {
  return withPdf(pdf, (_dir, file) =>
    run('pdftotext', ['-raw', file, '-'])
      .toString('utf8')
      .split('\f')
      .slice(0, -1)
      .map((page) => page.replace(/\s+/g, '')),
  )
}

/** The first page as a photograph. */
export function jpegOf(pdf: Uint8Array, dpi: number): Buffer {
  return withPdf(pdf, (dir, file) => {
    run('pdftoppm', ['-jpeg', '-singlefile', '-r', String(dpi), file, join(dir, 'page')])
    return readFileSync(join(dir, 'page.jpg'))
  })
}

/** What a reader says of the file: title, author, page size, pages. */
export function pdfInfo(pdf: Uint8Array): Record<string, string> {
  return withPdf(pdf, (_dir, file) =>
    Object.fromEntries(
      run('pdfinfo', [file])
        .toString('utf8')
        .split('\n')
        .filter((line) => line.includes(':'))
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    ),
  )
}

export interface Word {
  readonly text: string
  /** In points: how tall its line of type is. */
  readonly height: number
}

/** The words of the first page with their size, the tallest first. */
export function wordsBySize(pdf: Uint8Array): Word[] {
  const html = withPdf(pdf, (_dir, file) =>
    run('pdftotext', ['-bbox', '-l', '1', file, '-']).toString('utf8'),
  )
  const words = html.matchAll(
    /<word xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)<\/word>/g,
  )
  return [...words]
    .map(([, top, bottom, text]) => ({ text: text!, height: Number(bottom) - Number(top) }))
    .sort((a, b) => b.height - a.height)
}

function withPdf<T>(pdf: Uint8Array, use: (dir: string, file: string) => T): T {
  ensurePoppler()
  const dir = mkdtempSync(join(tmpdir(), 'vigente-papers-'))
  try {
    const file = join(dir, 'paper.pdf')
    writeFileSync(file, pdf)
    return use(dir, file)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

let isReady = false

/** Finds poppler, or installs it on a Debian machine where this runs as root; otherwise says what to install. */
function ensurePoppler(): void {
  if (isReady) return
  if (!isInstalled()) {
    if (process.getuid?.() === 0 && isInstalled('apt-get', '--version')) installWithApt()
    if (!isInstalled()) throw new Error(HOW_TO_INSTALL)
  }
  isReady = true
}

function installWithApt(): void {
  const apt = (...args: string[]) =>
    run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], { DEBIAN_FRONTEND: 'noninteractive' })
  try {
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'poppler-utils')
  } catch (cause) {
    throw new Error(HOW_TO_INSTALL, { cause })
  }
}

function isInstalled(program = 'pdftoppm', versionFlag = '-v'): boolean {
  try {
    run(program, [versionFlag])
    return true
  } catch {
    return false
  }
}

function run(program: string, args: readonly string[], env: Record<string, string> = {}): Buffer {
  return execFileSync(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, ...env },
  })
}

/** 'P5', width, height, 255, then the pixels. */
function parsePgm(file: Buffer): GreyPage {
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 64).toString('latin1'))
  if (!header) throw new Error('pdftoppm wrote no grey picture')
  return { width: Number(header[1]), height: Number(header[2]), pixels: file.subarray(header[0].length) }
}

const HOW_TO_INSTALL =
  'The tests of the printed papers need poppler (pdftoppm, pdftotext, pdfinfo): ' +
  'apt-get install poppler-utils on Debian or Ubuntu, brew install poppler on macOS, ' +
  'or a poppler build for Windows with its bin folder in PATH.'
