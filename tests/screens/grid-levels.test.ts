import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  closeGroup,
  findLoaded,
  lineAt,
  linesBetween,
  measure,
  newLevel,
  openGroup,
  positionOfGroup,
  type Level,
} from '../../src-renderer/ui/Grid/levels.ts'
import {
  countChosen,
  EVERYTHING,
  isChosen,
  NOTHING,
  toggled,
  toSelection,
  withRows,
  type Chosen,
} from '../../src-renderer/ui/Grid/selection.ts'

/** Two cities with the systems of each; Mérida is open, and in it SAE with 3 rows, of which 2 arrived. */
function sample(): Level<string> {
  const root = newLevel<string>([], 2, null)
  root.total = 2
  root.groups.set(0, [group('Cancún', 5), group('Mérida', 7)])
  measure(root)
  const systems = open(root, 1)
  systems.total = 2
  systems.groups.set(0, [group('SAE', 3), group('COI', 4)])
  measure(root)
  const rows = open(root, 2)
  rows.rows.set(0, ['a', 'b'])
  measure(root)
  return root
}

describe('the lines of a grouped list', () => {
  test('are its groups, and below the open ones what they hold', () => {
    expect(shape(sample())).toEqual([
      '+ Cancún 5',
      '- Mérida 7',
      '  - SAE 3',
      '    a',
      '    b',
      '    …',
      '  + COI 4',
    ])
  })

  test('closing a group takes its lines away and nothing else', () => {
    const root = sample()
    const line = lineAt(root, 2)
    if (line?.kind === 'group') closeGroup(line)
    measure(root)
    expect(shape(root)).toEqual(['+ Cancún 5', '- Mérida 7', '  + SAE 3', '  + COI 4'])
  })

  test('a row and a group are found where they stand', () => {
    const root = sample()
    expect([
      findLoaded(root, (found) => 'row' in found && found.row === 'b'),
      positionOfGroup(root, ['Mérida', 'SAE']),
      positionOfGroup(root, ['Cancún', 'SAE']),
    ]).toEqual([4, 2, null])
  })

  test('a level that has not answered yet is one line', () => {
    const root = sample()
    open(root, 0)
    measure(root)
    expect(shape(root).slice(0, 3)).toEqual(['- Cancún 5', '  + …', '- Mérida 7'])
  })

  test('any part of them is the same as that part of the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3, max: 9 }), fc.integer({ min: 0, max: 12 }), (from, until) => {
        const root = sample()
        const whole = linesBetween(root, 0, root.lines)
        expect(whole.map((line) => line.at)).toEqual([0, 1, 2, 3, 4, 5, 6])
        expect(linesBetween(root, from, until)).toEqual(whole.filter(({ at }) => at >= from && at < until))
      }),
    )
  })
})

describe('a choice of rows', () => {
  test('of everything but one is kept as the exception', () => {
    const chosen = toggled(EVERYTHING, 'r7')
    expect([toSelection(chosen), countChosen(chosen, 1_000_000), isChosen(chosen, 'r7')]).toEqual([
      { all: true, except: ['r7'], ids: [] },
      999_999,
      false,
    ])
  })

  test('is the same set of rows whichever way it is kept', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const steps = fc.array(
      fc.oneof(
        fc.record({ toggle: fc.constantFrom(...ids) }),
        fc.record({ rows: fc.subarray(ids), choose: fc.boolean() }),
      ),
    )
    fc.assert(
      fc.property(fc.boolean(), steps, (startWithAll, path) => {
        let chosen: Chosen = startWithAll ? EVERYTHING : NOTHING
        const plain = new Set(startWithAll ? ids : [])
        for (const step of path) {
          if ('toggle' in step) {
            chosen = toggled(chosen, step.toggle)
            if (!plain.delete(step.toggle)) plain.add(step.toggle)
          } else {
            chosen = withRows(chosen, step.rows, step.choose)
            for (const id of step.rows)
              if (step.choose) plain.add(id)
              else plain.delete(id)
          }
        }
        expect(ids.filter((id) => isChosen(chosen, id))).toEqual(ids.filter((id) => plain.has(id)))
        expect(countChosen(chosen, ids.length)).toBe(plain.size)
      }),
    )
  })
})

function group(value: string, count: number) {
  return { value, label: value, count }
}

function open(root: Level<string>, at: number): Level<string> {
  const line = lineAt(root, at)
  const below = line?.kind === 'group' ? openGroup(line, 2) : null
  if (!below) throw new Error(`no closed group on line ${at}`)
  return below
}

function shape(root: Level<string>): string[] {
  return linesBetween(root, 0, root.lines).map((line) => {
    const indent = '  '.repeat(line.level.path.length)
    if (line.kind === 'row') return `${indent}${line.row ?? '…'}`
    const words = line.group ? `${line.group.value} ${line.group.count}` : '…'
    return `${indent}${line.open ? '-' : '+'} ${words}`
  })
}
