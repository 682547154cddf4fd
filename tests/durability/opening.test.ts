import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp } from '../support/app.ts'
import { officeWith } from './damaged.ts'

test('a second start at a folder that is in use takes away nothing that is half written there', async () => {
  const { dir } = await officeWith(1)
  const uploading = join(dir, 'files', `${'a'.repeat(32)}.part`)
  writeFileSync(uploading, 'half of a spreadsheet')
  expect(() => openTestApp(undefined, undefined, { dir })).toThrow(/another program holds/)
  expect(existsSync(uploading)).toBe(true)
})
