import { expect, test } from 'vitest'
import { failureOf, isNewerVersion, obstacleOf, updateAddress, workOf } from '#domain/program-update.ts'
import { operations } from '#contract/index.ts'

test('versions come from an address of https alone, which says nothing else', () => {
  expect([
    updateAddress('https://versiones.oficina.mx'),
    updateAddress(' HTTPS://Versiones.Oficina.mx:8443/Vigente/win '),
    updateAddress('https://127.0.0.1/v/'),
  ]).toEqual([
    'https://versiones.oficina.mx/',
    'https://versiones.oficina.mx:8443/Vigente/win/',
    'https://127.0.0.1/v/',
  ])
  for (const refused of [
    '',
    'versiones.oficina.mx',
    'http://versiones.oficina.mx/',
    'http://127.0.0.1/',
    'file:///C:/versiones',
    '\\\\servidor\\versiones',
    'https://ana:clave@oficina.mx/',
    'https://oficina.mx/?canal=beta',
    'https://oficina.mx/#x',
    'https://oficina.mx/a b',
    'https:///v',
    'https://',
    'javascript:alert(1)',
  ])
    expect([refused, updateAddress(refused)]).toEqual([refused, null])
})

test('only a later version is newer: the same, an earlier or a trial one never takes the place of this', () => {
  expect([isNewerVersion('0.10.0', '0.9.3'), isNewerVersion('1.0.0', '0.99.99')]).toEqual([true, true])
  for (const offered of [
    '0.9.3',
    '0.9.2',
    '0.8.9',
    '0.9',
    '1.0.0-beta',
    'v1.0.0',
    '1.0.0.0',
    '',
    '99999999.0.0',
  ])
    expect([offered, isNewerVersion(offered, '0.9.3')]).toEqual([offered, false])
})

test('every long operation is some work that an installation waits for, and what matters most is named', () => {
  const jobs = Object.entries(operations).filter(([, { kind }]) => kind === 'job')
  expect(jobs.length).toBeGreaterThan(20)
  const named = new Map(jobs.map(([name]) => [name, workOf(name)]))
  expect([
    named.get('imports.commit'),
    named.get('backups.restore'),
    named.get('backups.make'),
    named.get('sync.once'),
    named.get('reminders.run'),
  ]).toEqual(['import', 'restore', 'backup', 'sync', 'job'])
  expect([obstacleOf([]), obstacleOf(['job', 'form', 'import']), obstacleOf(['form'])]).toEqual([
    null,
    'import',
    'form',
  ])
})

test('why a version did not come is told by what went wrong', () => {
  const of = (code: string, message = '') => failureOf({ code, message })
  expect([
    of('ERR_UPDATER_INVALID_SIGNATURE'),
    of('ERR_CHECKSUM_MISMATCH'),
    of('ERR_UPDATER_CHANNEL_FILE_NOT_FOUND'),
    of('HTTP_ERROR_403'),
    of('HTTP_ERROR_503'),
    of('ENOSPC'),
    of('ECONNREFUSED'),
    of('SELF_SIGNED_CERT_IN_CHAIN'),
    failureOf({ message: 'net::ERR_NAME_NOT_RESOLVED' }),
    failureOf({ message: 'x' }),
  ]).toEqual([
    'signature',
    'changed',
    'nothingThere',
    'nothingThere',
    'network',
    'disk',
    'network',
    'network',
    'network',
    'other',
  ])
})
