import { foldForSearch } from './company-name.ts'

/** What a call is about, by the sentences of the policy (R93–R102). */
export const SCOPE_TOPICS = [
  'installation',
  'sqlServerInstallation',
  'doesNotRun',
  'ownFunction',
  'accountingImport',
  'accountingDoubt',
  'windows',
  'network',
  'training',
  'otherSoftware',
  'databasePassword',
] as const
export type ScopeTopic = (typeof SCOPE_TOPICS)[number]

export type Scope = 'free' | 'advisory' | 'refused'

export interface ScopeRule {
  readonly topic: ScopeTopic
  readonly scope: Scope
  readonly rule: string
}

/** Free support, advice by the hour (R102), or what nobody here may do (R104, R105). */
export const SCOPE_RULES: readonly ScopeRule[] = [
  { topic: 'installation', scope: 'free', rule: 'R93' },
  { topic: 'sqlServerInstallation', scope: 'free', rule: 'R94' },
  { topic: 'doesNotRun', scope: 'free', rule: 'R95' },
  { topic: 'ownFunction', scope: 'free', rule: 'R96' },
  { topic: 'accountingImport', scope: 'free', rule: 'R97' },
  { topic: 'accountingDoubt', scope: 'advisory', rule: 'R98' },
  { topic: 'windows', scope: 'advisory', rule: 'R99' },
  { topic: 'network', scope: 'advisory', rule: 'R100' },
  { topic: 'training', scope: 'advisory', rule: 'R101' },
  { topic: 'otherSoftware', scope: 'refused', rule: 'R104' },
  { topic: 'databasePassword', scope: 'refused', rule: 'R105' },
]

/** `scopeOf('network').rule // 'R100'` */
export function scopeOf(topic: ScopeTopic): ScopeRule {
  return SCOPE_RULES.find((row) => row.topic === topic)!
}

/** What the clerk asks when the words alone do not tell; at most three, the first that parts the candidates most. */
export const SCOPE_QUESTIONS = [
  'showsError',
  'happensElsewhere',
  'wasWorking',
  'wantsToLearn',
  'isInstalling',
] as const
export type ScopeQuestion = (typeof SCOPE_QUESTIONS)[number]

export type ScopeAnswers = Readonly<Partial<Record<ScopeQuestion, boolean>>>

export type ScopeFinding =
  | { readonly kind: 'sorted'; readonly topic: ScopeTopic; readonly because: readonly string[] }
  | { readonly kind: 'ask'; readonly question: ScopeQuestion; readonly between: readonly ScopeTopic[] }
  /** Nothing that the policy knows: a person decides. */
  | { readonly kind: 'person'; readonly between: readonly ScopeTopic[] }

const MOST_QUESTIONS = 3

/**
 * Sorts what a caller says into the policy's topics (beyond.md 10). It never guesses between free and paid: where words
 * and answers do not tell, it asks, three times at the most, and then hands the case to a person.
 *   sortScope('no me deja instalar, marca error de SQL', {}) // sqlServerInstallation
 */
export function sortScope(said: string, answers: ScopeAnswers): ScopeFinding {
  const text = ` ${foldForSearch(said).replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  const scores = SIGNS.map(({ topic, weight, signs }) => {
    const because = signs.filter((sign) => sign.test(text)).map((sign) => text.match(sign)![0].trim())
    return { topic, because, score: because.length * weight + answerWeight(topic, answers) }
  }).filter(({ score }) => score > 0)
  const best = scores.toSorted((a, b) => b.score - a.score)
  const between = best.filter((one) => isCloseTo(best[0]!, one)).map(({ topic }) => topic)
  const [first] = best
  if (first && sameScope(between) && (first.because.length > 0 || first.score >= CLEAR_LEAD)) {
    return { kind: 'sorted', topic: first.topic, because: first.because }
  }
  const question = QUESTIONS.find(
    (one) => answers[one] === undefined && (between.length === 0 || parts(one, between)),
  )
  if (question && Object.keys(answers).length < MOST_QUESTIONS) return { kind: 'ask', question, between }
  return { kind: 'person', between }
}

const CLEAR_LEAD = 2

interface Candidate {
  readonly topic: ScopeTopic
  readonly because: readonly string[]
  readonly score: number
}

/** Nearly as likely; or named by the caller's own words, and of another scope. */
function isCloseTo(best: Candidate, other: Candidate): boolean {
  if (other.score > best.score - CLEAR_LEAD) return true
  const otherScope = scopeOf(other.topic).scope !== scopeOf(best.topic).scope
  return otherScope && other.because.length > 0 && other.score * 3 >= best.score
}

function sameScope(topics: readonly ScopeTopic[]): boolean {
  return topics.length > 0 && new Set(topics.map((topic) => scopeOf(topic).scope)).size === 1
}

const QUESTIONS: readonly ScopeQuestion[] = [
  'showsError',
  'happensElsewhere',
  'wantsToLearn',
  'isInstalling',
  'wasWorking',
]

/** What an answer speaks for (yes) and against (no). */
const YES: Readonly<Record<ScopeQuestion, Readonly<Partial<Record<ScopeTopic, number>>>>> = {
  showsError: { doesNotRun: 2, ownFunction: 2, installation: 1, accountingDoubt: -3, training: -3 },
  happensElsewhere: { windows: 3, network: 3, otherSoftware: 2, ownFunction: -3, doesNotRun: -3 },
  wasWorking: { doesNotRun: 1, ownFunction: 1, installation: -2, training: -2 },
  wantsToLearn: { training: 4, accountingDoubt: 2, ownFunction: -3, doesNotRun: -3 },
  isInstalling: { installation: 3, sqlServerInstallation: 2, ownFunction: -2 },
}

function answerWeight(topic: ScopeTopic, answers: ScopeAnswers): number {
  return Object.entries(answers).reduce((sum, [question, yes]) => {
    const weight = YES[question as ScopeQuestion][topic] ?? 0
    // A "no" takes away what a "yes" would have spoken for; it speaks for nothing by itself.
    return sum + (yes ? weight : -Math.max(0, weight) / 2)
  }, 0)
}

function parts(question: ScopeQuestion, topics: readonly ScopeTopic[]): boolean {
  return new Set(topics.map((topic) => Math.sign(YES[question][topic] ?? 0))).size > 1
}

/** Words as callers say them, folded: without accents, capitals or signs. */
const SIGNS: readonly {
  readonly topic: ScopeTopic
  readonly weight: number
  readonly signs: readonly RegExp[]
}[] = [
  {
    topic: 'databasePassword',
    weight: 6,
    signs: [/ (contrasena|clave|password)( \w+){0,3} (base de datos|sql|servidor sql) /, / usuario sa /],
  },
  {
    topic: 'sqlServerInstallation',
    weight: 5,
    signs: [
      / (instal\w+)( \w+){0,6} sql( server)? /,
      / sql( server)?( \w+){0,5} (instal\w+|no se instala) /,
      / setup de sql /,
    ],
  },
  {
    topic: 'otherSoftware',
    weight: 4,
    signs: [
      / (instal\w+|configur\w+|pong\w+|activ\w+)( \w+){0,4} (office|excel|word|antivirus|adobe|chrome|teamviewer|outlook|impresora) /,
    ],
  },
  {
    topic: 'accountingImport',
    weight: 4,
    signs: [
      / import\w+( \w+){0,6} (contpaq\w*|contabilidad|polizas|otro sistema|sistema contable|coi|catalogo de cuentas) /,
      / (migrar|pasar|jalar)( \w+){0,6} (contpaq\w*|polizas|otro sistema|de coi) /,
    ],
  },
  {
    topic: 'installation',
    weight: 3,
    signs: [
      / (no|error|falla|marca|problema\w*)( \w+){0,5} (instal\w+|reinstal\w+) /,
      / (instal\w+|reinstal\w+)( \w+){0,8} (error|falla|no termina|no avanza|se queda|marca) /,
      / (instalador|setup)( \w+){0,4} (no|error|falla|marca) /,
    ],
  },
  {
    topic: 'doesNotRun',
    weight: 3,
    signs: [
      / no (abre|abren|arranca|inicia|entra|carga|prende|corre|puedo entrar|puedo abrir|me abre|me deja entrar|me deja abrir|nos deja entrar) /,
      / se (cierra|cierra solo|traba|traban|congela|queda pasmado|queda en blanco|queda cargando) /,
      / (pantalla|ventana) (azul|blanca|negra|en blanco) /,
      / (dejo|ya no) (de )?(abrir|funciona\w*|jala\w*|sirve|servir) /,
    ],
  },
  {
    topic: 'ownFunction',
    weight: 2,
    signs: [
      / (marca|manda|sale|da|aparece|arroja|me dice)( \w+){0,3} (un )?error /,
      / (no)( \w+){0,2} (imprime|timbra|cuadra|guarda|exporta|calcula|genera|graba|suma)( \w+){0,6} /,
      / (reporte|balanza|nomina|poliza|recibo)( \w+){0,5} (sale mal|en ceros|incorrect\w+|equivocad\w+|duplicad\w+) /,
    ],
  },
  {
    topic: 'accountingDoubt',
    weight: 3,
    signs: [
      / (como|donde|cual|que|en que)( \w+){0,4} (registro|contabilizo|cuenta|deduc\w+|declar\w+|provisiono|poliza de)( \w+)* /,
      / (sat|isr|iva|ptu|imss|infonavit|auditoria|declaracion|fiscal|dictamen|deducible\w*)( \w+){0,6} (duda|como|cuanto|tasa|aplica|calcula\w*|pago|debo) /,
      / (duda|pregunta|consulta)( \w+){0,4} (contable|fiscal|de impuestos|de auditoria) /,
      / (cuanto|como)( \w+){0,6} (isr|iva|ptu|impuestos?|aguinaldo|finiquito) /,
    ],
  },
  {
    topic: 'windows',
    weight: 3,
    signs: [
      / windows( \w+){0,6} (no|error|actualiz\w+|lent\w+|reinici\w+|activ\w+|licencia|virus) /,
      / (actualiz\w+|formate\w+|activar)( \w+){0,3} windows /,
      / (virus|computadora|compu|pc|maquina|equipo)( \w+){0,4} (muy lenta|lenta|se apaga|se reinicia|no prende|infectad\w+|virus) /,
    ],
  },
  {
    topic: 'network',
    weight: 3,
    signs: [
      / (red|wifi|internet|router|modem|vpn|servidor)( \w+){0,6} (no conecta|no se ve|configur\w+|se cae|lent\w+|no hay|no responde|no jala|no llega) /,
      / (configur\w+|compart\w+|conect\w+|poner)( \w+){0,5} (red|wifi|carpeta compartida|vpn|router|terminales) /,
      / (red|wifi|internet|vpn) (se cae|esta lent\w+|no hay|no jala) /,
      / no (ve|ven|encuentra|se ve)( \w+){0,4} (servidor|red|otra maquina|otras maquinas) /,
    ],
  },
  {
    topic: 'training',
    weight: 3,
    signs: [
      / (como|donde) (se )?(hago|hace|hacer|saco|uso|usa|doy de alta|capturo|genero|imprimo|configuro)( \w+)* /,
      / (me|nos)( \w+){0,2} (ensen\w+|capacit\w+|expli\w+|dan un curso|puede explicar) /,
      / (curso|capacitacion|entrenamiento|manual para|aprender) /,
      / (no se|no sabemos|no le entiendo|no sabe) (usar|como|a|usarlo) /,
    ],
  },
]
