import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp } from '../../support/app.ts'

const pdf = Buffer.from('%PDF-1.4 un recibo')

test('the same receipt attached twice is kept once, and is read back as it was', async () => {
  const { app, dir, call } = openTestApp()
  const first = await call('attachments.add', { file: app.files.put('recibo.pdf', pdf).file })
  const again = await call('attachments.add', { file: app.files.put('otro nombre.pdf', pdf).file })
  expect([first.type, again.id]).toEqual(['application/pdf', first.id])
  expect(readdirSync(join(dir, 'attachments'))).toEqual([first.id])
  const { file, name } = await call('attachments.open', { id: first.id })
  expect([name, app.files.get(file)?.size]).toEqual(['recibo.pdf', pdf.length])
})

test('what a file is, its bytes say: a program called recibo.pdf is refused, and nothing of it is kept', async () => {
  const { app, dir, refused } = openTestApp()
  const refusedAs = (name: string, bytes: Buffer) =>
    refused('attachments.add', { file: app.files.put(name, bytes).file })
  expect([
    await refusedAs('recibo.pdf', Buffer.from('MZ\u0090\u0000programa')),
    await refusedAs('lista.pdf', Buffer.from('una lista de texto')),
    await refusedAs('vacío.pdf', Buffer.alloc(0)),
    await refusedAs('grande.pdf', Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)])),
  ]).toEqual(['attachment.typeRefused', 'attachment.typeRefused', 'file.empty', 'attachment.tooLarge'])
  expect(readdirSync(join(dir, 'attachments'))).toEqual([])
})

test('a saved e-mail and an XML are kept under their own type', async () => {
  const { app, call } = openTestApp()
  const add = async (name: string, text: string) =>
    (await call('attachments.add', { file: app.files.put(name, Buffer.from(text)).file })).type
  expect([
    await add('alta.eml', 'Received: de aquí\r\nFrom: lety@ceiba.example\r\nSubject: ALTA\r\n\r\nHola'),
    await add('factura.xml', '<?xml version="1.0"?><a/>'),
  ]).toEqual(['message/rfc822', 'application/xml'])
})

test('a paper that was damaged on the disk is never shown as if it were whole', async () => {
  const { app, dir, call, refused } = openTestApp()
  const { id } = await call('attachments.add', { file: app.files.put('recibo.pdf', pdf).file })
  writeFileSync(join(dir, 'attachments', id), '%PDF-1.4 otro recibo')
  expect(await refused('attachments.open', { id })).toBe('attachment.notOnThisPc')
})
