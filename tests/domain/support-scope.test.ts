import { describe, expect, it, test } from 'vitest'
import {
  scopeOf,
  sortScope,
  type ScopeAnswers,
  type ScopeFinding,
  type ScopeQuestion,
} from '#domain/support-scope.ts'

const found = (finding: ScopeFinding) => (finding.kind === 'sorted' ? finding.topic : finding.kind)

describe('what callers say, sorted by the policy’s sentences', () => {
  it.each([
    ['no me deja instalar el sistema, marca error 1603', 'installation', 'R93'],
    ['el instalador no avanza, se queda en 80 por ciento', 'installation', 'R93'],
    ['al reinstalar me sale un error y no termina', 'installation', 'R93'],
    ['no se puede instalar en la máquina nueva', 'installation', 'R93'],
    ['quiero instalar pero truena al instalar el SQL Server', 'sqlServerInstallation', 'R94'],
    ['SQL no se instala, dice que falta un componente', 'sqlServerInstallation', 'R94'],
    ['El setup de SQL marca error de permisos', 'sqlServerInstallation', 'R94'],
    ['no abre el sistema desde ayer', 'doesNotRun', 'R95'],
    ['le doy doble clic y se cierra solo', 'doesNotRun', 'R95'],
    ['se queda la pantalla en blanco', 'doesNotRun', 'R95'],
    ['Ya no funciona, se traba a cada rato', 'doesNotRun', 'R95'],
    ['no me deja entrar al programa', 'doesNotRun', 'R95'],
    ['NO PUEDO ENTRAR!!! urge facturar', 'doesNotRun', 'R95'],
    ['marca un error al guardar la póliza', 'ownFunction', 'R96'],
    ['la balanza sale mal, no cuadra', 'ownFunction', 'R96'],
    ['no timbra los recibos de nómina', 'ownFunction', 'R96'],
    ['no imprime el reporte de ventas', 'ownFunction', 'R96'],
    ['aparece error al generar el XML', 'ownFunction', 'R96'],
    ['queremos importar las pólizas de CONTPAQi', 'accountingImport', 'R97'],
    ['¿pueden migrar la contabilidad de otro sistema?', 'accountingImport', 'R97'],
    ['necesito importar el catálogo de cuentas de COI', 'accountingImport', 'R97'],
    ['tengo una duda fiscal', 'accountingDoubt', 'R98'],
    ['¿cómo registro la depreciación de un auto?', 'accountingDoubt', 'R98'],
    ['¿cuánto ISR le debo retener a un honorario?', 'accountingDoubt', 'R98'],
    ['¿en qué cuenta contabilizo un anticipo?', 'accountingDoubt', 'R98'],
    ['duda contable sobre la PTU', 'accountingDoubt', 'R98'],
    ['Windows se reinicia solo y no deja trabajar', 'windows', 'R99'],
    ['mi computadora está muy lenta', 'windows', 'R99'],
    ['hay que activar Windows en la otra máquina', 'windows', 'R99'],
    ['configurar la red para tres terminales', 'network', 'R100'],
    ['las máquinas no ven el servidor', 'network', 'R100'],
    ['el internet se cae y no conecta', 'network', 'R100'],
    ['¿cómo hago una nota de crédito?', 'training', 'R101'],
    ['nos pueden capacitar en nómina', 'training', 'R101'],
    ['la contadora nueva no sabe usar el sistema', 'training', 'R101'],
    ['queremos un curso de inventarios', 'training', 'R101'],
    ['me pueden instalar el antivirus', 'otherSoftware', 'R104'],
    ['instálenme Office por favor', 'otherSoftware', 'R104'],
    ['necesito la contraseña de la base de datos SQL', 'databasePassword', 'R105'],
    ['¿cuál es la clave del servidor SQL?', 'databasePassword', 'R105'],
  ] as const)('«%s» is %s (%s)', (said, topic, rule) => {
    expect([found(sortScope(said, {})), scopeOf(topic).rule]).toEqual([topic, rule])
  })
})

test('in scope is free, out of it is advice by the hour (R102), and two things nobody here does (R104, R105)', () => {
  expect(
    (
      [
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
    ).map((topic) => scopeOf(topic).scope),
  ).toEqual([...Array<string>(5).fill('free'), ...Array<string>(4).fill('advisory'), 'refused', 'refused'])
})

describe('where the words do not tell', () => {
  test.each(['hola, buenos días, tengo un problema', 'me urge que me marquen', '¿me ayudan por favor?'])(
    '«%s» is asked about, three times at the most, and then a person decides',
    (said) => {
      const answers: Partial<Record<ScopeQuestion, boolean>> = {}
      const asked: string[] = []
      let finding = sortScope(said, answers)
      while (finding.kind === 'ask') {
        asked.push(finding.question)
        answers[finding.question] = false
        finding = sortScope(said, answers)
      }
      expect([new Set(asked).size === asked.length, asked.length <= 3, finding.kind]).toEqual([
        true,
        true,
        'person',
      ])
    },
  )

  test.each([
    [{ showsError: true, happensElsewhere: false }, ['doesNotRun', 'ownFunction']],
    [{ showsError: false, happensElsewhere: false, wantsToLearn: true }, ['training']],
  ] as const)('the answers %o tell it', (answers: ScopeAnswers, topics) => {
    expect(topics).toContain(found(sortScope('tengo un problema con el sistema', answers)))
  })

  test('words that speak for free and for paid at once are never guessed at', () => {
    const finding = sortScope('no imprime y la red se cae, no conecta el servidor', {})
    expect(finding.kind).toBe('ask')
  })
})
