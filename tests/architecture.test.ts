import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesMatching, matching, ROOT, sources } from './support/sources.ts'

// Who may import what, and the habits that a compiler does not keep. Each list of findings must be empty.

const SHARED = ['src-shared/domain/', 'src-shared/contract/', 'src-shared/messages/']

/** Folder → what it may import: folders of ours, packages, and `node:` for any of Node's own. The first that fits. */
const MAY_IMPORT: readonly (readonly [
  folder: RegExp,
  may: (feature: string) => readonly (string | RegExp)[],
])[] = [
  [/^src-shared\/domain\//, () => ['src-shared/domain/']],
  [/^src-shared\/messages\//, () => ['src-shared/domain/', 'src-shared/messages/', 'date-fns']],
  [/^src-shared\/contract\//, () => ['src-shared/domain/', 'src-shared/contract/', 'zod']],
  [
    /^src-shared\/wire\//,
    () => ['src-shared/domain/', 'src-shared/contract/', 'src-shared/wire/', 'zod', 'node:crypto'],
  ],
  [/^src-main\/db\//, () => ['src-shared/domain/', 'src-main/db/', 'better-sqlite3', 'node:']],
  [
    /^src-main\/files\//,
    () => [
      ...SHARED,
      'src-main/files/',
      'src-main/durability/keep-file.ts',
      ...['node:', 'fflate', 'postal-mime', 'saxes'],
    ],
  ],
  [
    /^src-main\/papers\//,
    () => [...SHARED, 'src-main/papers/', 'node:', 'pdfkit', 'qrcode', 'ical-generator'],
  ],
  [/^src-main\/mail\//, () => [...SHARED, 'src-main/mail/', 'node:', 'nodemailer']],
  [
    /^src-main\/features\/([^/]+)\//,
    (feature) => [
      ...SHARED,
      'src-shared/wire/',
      'src-main/db/',
      'src-main/files/',
      'src-main/papers/',
      'src-main/mail/',
      'src-main/core/app.ts',
      'src-main/core/stamp.ts',
      'src-main/core/version.ts',
      ...(feature === 'backups' ? ['src-main/durability/'] : []),
      ...(feature === 'sync'
        ? ['src-main/sync/']
        : [
            'src-main/sync/outbox.ts',
            'src-main/sync/aliases.ts',
            ...(feature === 'audit' || feature === 'privacy' ? ['src-main/sync/devices.ts'] : []),
            // Of a chain: whether what an endpoint has signed still stands.
            'src-main/sync/audit-seal.ts',
          ]),
      `src-main/features/${feature}/`,
      // Another feature's rules and statements, never its handlers.
      /^src-main\/features\/[^/]+\/(?!handlers\.ts$)[^/]+\.ts$/,
      'zod',
      'node:',
      'better-sqlite3',
    ],
  ],
  [
    /^src-main\/sync\//,
    () => [
      ...SHARED,
      'src-shared/wire/',
      'src-main/db/',
      'src-main/sync/',
      /^src-main\/features\/[^/]+\/sql\.ts$/,
      'better-sqlite3',
      'zod',
      'node:',
    ],
  ],
  [
    /^src-main\/durability\//,
    () => [
      'src-shared/domain/',
      'src-shared/wire/',
      'src-main/db/',
      'src-main/durability/',
      'src-main/sync/',
      /^src-main\/core\/(app|audit|device)\.ts$/,
      /^src-main\/core\/secrets\//,
      'better-sqlite3',
      'zod',
      'node:',
    ],
  ],
  [
    /^src-main\/core\//,
    () => [...SHARED, 'src-shared/wire/', 'src-main/', 'better-sqlite3', 'node-machine-id', 'zod', 'node:'],
  ],
  [
    /^src-endpoint\//,
    () => [
      ...SHARED,
      'src-shared/wire/',
      'src-endpoint/',
      // The same handlers, on a ledger of its own: what an endpoint decides is what a PC would have.
      'src-main/core/secrets/seal.ts',
      'src-main/core/start.ts',
      'src-main/core/stamp.ts',
      'src-main/core/turns.ts',
      'src-main/db/open.ts',
      'src-main/durability/keep-file.ts',
      'src-main/sync/',
      'better-sqlite3',
      'pg',
      'zod',
      'node:',
    ],
  ],
  [
    /^src-main\/hosts\/electron\//,
    () => [
      ...SHARED,
      'src-main/core/',
      'src-main/db/open.ts',
      'src-main/hosts/',
      'src-main/files/store.ts',
      'electron',
      'electron-updater',
      'zod',
      'node:',
    ],
  ],
  [
    /^src-main\/hosts\//,
    () => [
      ...SHARED,
      'src-main/core/',
      'src-main/db/open.ts',
      /^src-main\/durability\/(inspect|places)\.ts$/,
      'src-main/hosts/',
      'src-main/files/store.ts',
      'src-main/files/log-file.ts',
      'src-main/files/support-zip.ts',
      'zod',
      'node:',
    ],
  ],
  [
    /^src-renderer\/features\/([^/]+)\//,
    (feature) => [
      ...SHARED,
      `src-renderer/features/${feature}/`,
      /^src-renderer\/(api|host|page|bridge)\.ts$/,
      'src-renderer/ui/',
      'src-renderer/state/',
      'react',
      '@mantine/',
      '@tanstack/',
      '@tabler/',
      'zustand',
      'pdfjs-dist',
      'jsqr',
      'recharts',
    ],
  ],
  [
    /^src-renderer\/ui\//,
    () => [
      ...SHARED,
      'src-renderer/ui/',
      'src-renderer/api.ts',
      'src-renderer/operations.ts',
      'src-renderer/bridge.ts',
      'src-renderer/host.ts',
      'src-renderer/state/',
      'react',
      'react-dom',
      '@mantine/',
      '@tanstack/',
      '@tabler/',
      'zustand',
      'dayjs',
      'pdfjs-dist',
    ],
  ],
  [
    /^src-renderer\//,
    () => [
      ...SHARED,
      'src-renderer/',
      'react',
      'react-dom',
      '@mantine/',
      '@tanstack/',
      '@tabler/',
      'zustand',
      'dayjs',
    ],
  ],
]

describe('the tree', () => {
  test('every file imports only what its folder may', () => {
    const found = sources.flatMap((source) => {
      const rule = MAY_IMPORT.find(([folder]) => folder.test(source.path))
      if (!rule) return [`${source.path}: no rule for its folder`]
      const feature = rule[0].exec(source.path)?.[1] ?? ''
      return source.imports
        .filter((target) => !rule[1](feature).some((allowed) => fits(target, allowed)))
        .map((target) => `${source.path} → ${target}`)
    })
    expect(found).toEqual([])
  })

  test('the screens take no more of the contract with them than its outline', () => {
    const values = /^import (?!type\b)[^'"]*from '#contract\/(?!today-sections\.ts)/m
    expect(filesMatching(/^src-renderer\//, values)).toEqual(['src-renderer/operations.ts'])
  })

  test('the rules, the contract and the words ask no clock and no chance', () => {
    expect(
      matching(/^src-shared\/(domain|contract|messages)\//, /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/),
    ).toEqual([])
  })

  test('only the hosts and the endpoint’s own start look at the clock of the machine', () => {
    expect(
      matching(
        /^(src-main\/(?!hosts\/)|src-endpoint\/(?!main\.ts))/,
        /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/,
      ),
    ).toEqual([])
  })

  test('electron, its pipes and fetch to the door stand in one place each', () => {
    expect(matching(/^(?!src-main\/hosts\/electron\/)/, /\bipc(Main|Renderer)\b/)).toEqual([])
    expect(filesMatching(/^src-main\/hosts\/electron\//, /\bipcMain\./)).toHaveLength(1)
    expect(filesMatching(/^src-renderer\//, /['"`]\/rpc\//)).toHaveLength(1)
  })

  test('SQL stands in sql.ts, in db, and with the one table that a file is about', () => {
    const owners =
      /^src-main\/(db\/|durability\/(checks|hash-file|heads|look-through|row-compare|row-hashes|row-tables|salvage)\.ts|core\/(audit|commands|device|dispatch|start)\.ts|sync\/(aliases|apply|attachments|audit-seal|devices|enrolment|foreign-work|judge|outbox|snapshot|sums|take)\.ts|features\/[^/]+\/sql\.ts|features\/today\/(board|board-line|sections|lines|other-day)\.ts|features\/(serials\/window|reports\/rows|keys\/(lease|reveals))\.ts)/
    const outside = matching(
      /^src-(?!endpoint\/(store|drivers))/,
      /\bsql`\s*(SELECT|INSERT|UPDATE|DELETE|PRAGMA)|\.prepare\(/,
    )
    expect(outside.filter((line) => !owners.test(line))).toEqual([])
  })

  test('a value never becomes part of a statement’s text', () => {
    expect(
      matching(/^src-main\//, /\.(prepare|exec)\(\s*`[^`]*\$\{/).filter(
        (line) => !/^src-main\/db\/(migrations|triggers|month-totals)/.test(line),
      ),
    ).toEqual([])
  })

  test('nothing writes markup or evaluates text', () => {
    expect(
      matching(
        /^src-renderer\//,
        /dangerouslySetInnerHTML|\.innerHTML\b|\beval\(|new Function\(|<iframe|<webview/,
      ),
    ).toEqual([])
  })

  test('no excuse stands in the code', () => {
    expect(
      matching(
        /^src-/,
        /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|nocheck|expect-error)|\bas any\b|: any\b|eslint-disable/,
      ),
    ).toEqual([])
  })

  test('one idea a file: none is over 400 lines', () => {
    expect(
      sources.filter((source) => source.text.split('\n').length > 401).map((source) => source.path),
    ).toEqual([])
  })

  test('a screen that shows a computed date says why it is that one, or leads to the screen that does', () => {
    const shows = sources.filter(
      ({ path, text }) => path.endsWith('.tsx') && COMPUTED_DATES.test(text) && !SAYS_WHY.test(text),
    )
    expect(shows.map(({ path }) => path.replace('src-renderer/', '')).toSorted()).toEqual(
      [...EXPLAINED_NEARBY].toSorted(),
    )
  })

  test('every table is STRICT', () => {
    const schema = readFileSync(join(ROOT, 'src-main/db/schema.sql'), 'utf8')
    const tables = schema.match(/CREATE TABLE (?!'?search_index)[^;]*;/g) ?? []
    expect(tables.length).toBeGreaterThan(20)
    expect(tables.filter((table) => !/\)\s*STRICT/.test(table)).map((table) => table.split('\n')[0])).toEqual(
      [],
    )
  })
})

/** What the contract calls the dates that a rule computes. */
const COMPUTED_DATES =
  /\b(?:nextCutoff|nextValidation|payBy|payByDay|validUntil|promisedOn|claimOn|chargeOn|trialEndsOn|dueOn|worksThrough|possibleLastDay|plannedLastDay|opensOn|atValidation|atPayment|cutoffAfter|firstValidation)\b/
const SAYS_WHY = /<(?:WhyThisDate|WhyLine|Reasons)\b/

/**
 * Lists whose rows open the page that explains the date, parts and dialogs of a page that does, and what only reckons
 * with it or takes it from somebody (the last day of a price). A new screen explains its dates, or is written here and answered for.
 */
const EXPLAINED_NEARBY: readonly string[] = [
  'features/calc/Calculator.tsx',
  'features/calc/PayByPlan.tsx',
  'features/charges/ChargeDialog.tsx',
  'features/clients/ClientSystems.tsx',
  'features/clients/OpenOrders.tsx',
  'features/clients/OpenQuotes.tsx',
  'features/clients/columns.tsx',
  'features/invoices/Invoices.tsx',
  'features/orders/ChooseSystems.tsx',
  'features/orders/OrderLines.tsx',
  'features/orders/Orders.tsx',
  'features/orders/QuoteDialog.tsx',
  'features/payments/MoveDialog.tsx',
  'features/portal/Answers.tsx',
  'features/portal/Payments.tsx',
  'features/quotes/Quotes.tsx',
  'features/rentals/ChooseSystem.tsx',
  'features/rentals/Registered.tsx',
  'features/rentals/Renew.tsx',
  'features/replacements/Replacements.tsx',
  'features/serials/Life.tsx',
  'features/serials/Serial.tsx',
  'features/serials/SerialActions.tsx',
  'features/serials/Timeline.tsx',
  'features/serials/UsersDialog.tsx',
  'features/serials/columns.tsx',
  'features/settings/HoursTable.tsx',
  'features/settings/PricesPanel.tsx',
  'features/settings/TaxesPanel.tsx',
  'features/slips/IssueForm.tsx',
  'features/slips/Slips.tsx',
  'features/slips/SystemLines.tsx',
  'features/today/LineDialog.tsx',
  'features/triage/ChooseSystem.tsx',
  'features/unlocks/Unlocks.tsx',
  'ui/PickClient.tsx',
  'ui/ReverseDialog.tsx',
  'ui/SerialStatus.tsx',
]

function fits(target: string, allowed: string | RegExp): boolean {
  if (allowed instanceof RegExp) return allowed.test(target)
  if (allowed.endsWith('/') || allowed.endsWith(':')) return target.startsWith(allowed)
  return target === allowed || target.startsWith(`${allowed}/`)
}
