/** One value of a rule that is changed: a test that names the rule must fail. */
export interface Mutation {
  readonly rule: string
  readonly file: string
  /** Stands exactly once in the file. */
  readonly text: string
  readonly becomes: string
}

const domain = (name: string) => `src-shared/domain/${name}.ts`
const text = (name: string) => `src-shared/messages/es-MX/${name}.ts`
const feature = (name: string) => `src-main/features/${name}.ts`

export const MUTATIONS: readonly Mutation[] = (
  [
    // Three periods, and how each is paid
    ['R10', 'src-shared/contract/values.ts', 'z.literal(12)]', 'z.literal(12), z.literal(3)]'],
    ['R11', domain('payment-method'), `{ 1: ['card'],`, `{ 1: ['card', 'transfer'],`],
    ['R11', feature('payments/register'), '!isMethodAllowed(', 'isMethodAllowed('],
    ['R12', domain('payment-method'), `'bancanet', 'counter']`, `'bancanet']`],
    [
      'C8',
      domain('payment-method'),
      `others = METHODS.filter((method) => method !== 'card')`,
      'others = METHODS',
    ],
    ['R14', feature('payments/register'), `=== 1 || input.method === 'card'`, `=== 1`],
    // The trial, the activation and the cutoff
    ['R20', domain('trial'), 'TRIAL_DAYS = 30', 'TRIAL_DAYS = 31'],
    ['D16', domain('trial'), 'addDays(lastDay, 1)', 'addDays(lastDay, 0)'],
    ['R20', domain('rental'), "today >= stopsOn ? 'pruebaVencida'", "today > stopsOn ? 'pruebaVencida'"],
    ['R23', domain('cutoff'), 'monthIndex(anchor) + months * n', 'monthIndex(anchor) + months * (n + 1)'],
    [
      'R25',
      domain('cutoff'),
      'months * n, dayOfMonth(anchor), lastDay)',
      'months * n, dayOfMonth(anchor) - 1, lastDay)',
    ],
    ['R26', domain('rental'), 'const passed = cutoff < today', 'const passed = addDays(cutoff, 1) < today'],
    [
      'R26',
      domain('renewal'),
      'addDays(cutoffAfter, -1),\n    paidMonths: start',
      'cutoffAfter,\n    paidMonths: start',
    ],
    [
      'D4',
      domain('rental'),
      `: cutoff === today\n      ? 'corteHoy'`,
      `: cutoff === today\n      ? 'porConfirmar'`,
    ],
    // When to act, and by when to pay
    ['R27', domain('act-by'), 'ADVANCE_DAYS = 1', 'ADVANCE_DAYS = 2'],
    ['R27', domain('pay-by'), 'advanceDays: 1,', 'advanceDays: 0,'],
    ['C5', domain('pay-by'), 'chequeClearingDays: 1,', 'chequeClearingDays: 2,'],
    ['C5', domain('pay-by'), `transferLatest: '14:00'`, `transferLatest: '15:00'`],
    ['D10', domain('reminder'), '1: [3, 1, 0]', '1: [3, 1]'],
    ['D10', domain('reminder'), 'facts.promisedFor > today', 'facts.promisedFor < today'],
    // The monthly validation
    [
      'R29',
      domain('validation'),
      'return cutoffAt(anchor, 1, n, lastDay)',
      'return cutoffAt(anchor, 6, n, lastDay)',
    ],
    ['R32', domain('validation'), 'LONGEST_OFFLINE_DAYS = 15', 'LONGEST_OFFLINE_DAYS = 14'],
    ['D7', domain('validation'), 'offlineDays ?? 0', 'offlineDays ?? 1'],
    ['R32', domain('rental'), 'today > possibleLastDay', 'today >= possibleLastDay'],
    [
      'D11',
      domain('rental'),
      'if (presume.validations) return null',
      'if (!presume.validations) return null',
    ],
    // Changes of users and of computer
    ['R33', domain('seat-change'), 'change.wanted < change.users', 'change.wanted > change.users'],
    ['R34', domain('price'), 'question.users - 1', 'question.users'],
    ['R35', domain('change-window'), 'USERS_WINDOW_DAYS = 5', 'USERS_WINDOW_DAYS = 4'],
    ['R35', domain('change-window'), `nextPeriodPaid ? 'paid' :`, `false ? 'paid' :`],
    ['R37', domain('change-window'), 'today <= lastDay', 'today < lastDay'],
    ['C3', domain('change-window'), 'allowance = 1', 'allowance = 2'],
    // Orders, invoices and the papers of an office
    [
      'R4',
      text('templates'),
      `subject: 'ALTA DE ESCRITORIO DE SERVICIOS ASPEL'`,
      `subject: 'ALTA DE SERVICIOS ASPEL'`,
    ],
    ['R6', domain('vault'), 'REVEAL_SECONDS = 30', 'REVEAL_SECONDS = 300'],
    ['R13', domain('order'), `issue: ['final', 'slip']`, `issue: ['final']`],
    ['R16', feature('clients/handlers'), 'charged.length > 0', 'charged.length > 9'],
    [
      'R17',
      domain('invoice'),
      'receiver.rfc !== expected.receiver.rfc',
      'receiver.rfc === expected.receiver.rfc',
    ],
    ['R18', domain('policies'), 'invoiceDays: 5', 'invoiceDays: 4'],
    ['R21', domain('order'), `? 'activated' : 'paid'`, `? 'paid' : 'activated'`],
    ['R22', domain('activation-code'), '{2,38}', '{3,38}'],
    [
      'R24',
      domain('validation'),
      'return nextCutoff(anchor, 1, onOrAfter, lastDay)',
      'return nextCutoff(anchor, 6, onOrAfter, lastDay)',
    ],
    ['R28', domain('serial-number'), '{2,38}', '{2,37}'],
    [
      'R30',
      text('triage'),
      'Con Internet, entre a Utilerías, Activar sistema. Si',
      'Con Internet, entre a Archivo, Activar sistema. Si',
    ],
    [
      'R31',
      text('triage'),
      'Con Internet, entre a Utilerías, Activar sistema. Si',
      'Entre a Utilerías, Activar sistema. Si',
    ],
    ['R33', domain('seat-queue'), 'wish.users < serial.users', 'wish.users > serial.users'],
    ['R36', domain('order'), `setUsers: ['final']`, `setUsers: ['cart']`],
    ['R38', domain('computer-change'), `['breakdown', 'newComputer', 'other']`, `['breakdown', 'other']`],
    ['R40', domain('sales-zone'), `'Puerto Aventuras',`, ''],
    // Codes of a serial
    ['R71', domain('code-request'), `return mode !== 'physical'`, `return mode !== 'electronic'`],
    ['R71', domain('code-family'), `=== 'certificate' ? -1 : 1`, `=== 'certificate' ? 1 : -1`],
    ['R74', domain('code-request'), `return state === 'sent'`, `return state !== 'failed'`],
    [
      'R82',
      feature('contacts/handlers'),
      `['name', 'email', 'phone'] as const`,
      `['name', 'email'] as const`,
    ],
    // Updates and lost licences
    ['R90', domain('entitlement'), 'SUPPORT_MONTHS = 12', 'SUPPORT_MONTHS = 13'],
    ['R90', feature('updates/sql'), 'ORDER BY b.on_day DESC', 'ORDER BY b.on_day DESC LIMIT 0'],
    ['R116', feature('updates/message'), 'slice(0, 20)', 'slice(0, 1)'],
    ['R117', domain('update-campaign'), 'places.every(({ done })', 'places.some(({ done })'],
    ['R118', domain('entitlement'), 'facts.versionSupported) return force', 'facts.ours) return force'],
    ['R121', feature('replacements/request'), 'if (!force.entitled) {', 'if (force.endsOn === null) {'],
    // What a payment buys
    ['D19', domain('renewal'), 'Math.max(atLeast, periodOf', 'Math.min(atLeast, periodOf'],
    ['D20', feature('payments/register'), 'inFavour: taken === null ? 0 : amount', 'inFavour: 0'],
    ['D9', domain('tax'), 'basisPoints: 1_600', 'basisPoints: 1_500'],
  ] as const
).map(([rule, file, text, becomes]) => ({ rule, file, text, becomes }))
