import { expect, test } from 'vitest'
import { diskCipher } from '../../src-main/hosts/cli/disk-cipher.ts'

const on = (dir: string, said: string) => {
  const asked: string[] = []
  const ask = (drive: string) => {
    asked.push(drive)
    return said
  }
  return [diskCipher(dir, ask, 'win32'), asked]
}

test.each([
  ['C:\\Users\\lety\\Vigente', '1\r\n', 'on', ['C:']],
  ['d:\\libro', ' 2\r\n', 'off', ['d:']],
  ['C:\\libro', '3\r\n', 'unknown', ['C:']],
  ['C:\\libro', '5\r\n', 'unknown', ['C:']],
  ['C:\\libro', '6\r\n', 'unknown', ['C:']],
  ['C:\\libro', '12\r\n', 'unknown', ['C:']],
  ['C:\\libro', '', 'unknown', ['C:']],
  ['C:\\libro', 'No se puede llamar a un método en una expresión con valor NULL.', 'unknown', ['C:']],
  ["C:\\x'); Remove-Item C:\\ ('", '1', 'on', ['C:']],
  ['\\\\servidor\\libro', '1', 'unknown', []],
])('of %s Windows says %j: %s', (dir, said, cipher, asked) => {
  expect(on(dir, said)).toEqual([cipher, asked])
})

test('a Windows that does not answer is one of which nothing is known, and without Windows nothing is asked', () => {
  const broken = () => {
    throw new Error('spawn powershell.exe ENOENT')
  }
  expect(diskCipher('C:\\libro', broken, 'win32')).toBe('unknown')
  expect(diskCipher('/home/lety/libro', broken, 'linux')).toBeNull()
  expect(diskCipher('/Users/lety/libro', broken, 'darwin')).toBeNull()
})
