import { parseSync } from 'vite'
import { rulesIn } from './rule-words.ts'

/** Where a test names a rule: the nearest of them, in this order. */
export type Place = 'title' | 'describe' | 'comment' | 'table' | 'body'

export interface NamedTest {
  readonly file: string
  /** As it is written, behind the titles of what it stands in: `the n-th cutoff > from %s, every %i months`. */
  readonly title: string
  /** Fits the titles under which it runs, and as a rule no other's. */
  readonly pattern: string
  readonly names: ReadonlyMap<string, Place>
}

/**
 * The tests of a file with the rules that each names. It names a rule that stands in its title, in the title of a
 * `describe` around it, in the comment right above it (no empty line between), in the table of its `each`, or in a
 * comment or text inside it. One that is skipped or still to be written names nothing.
 *   // Nothing works after its cutoff (R26).
 *   test('a system stops on its day', …) // R26, by its comment
 */
export function testsOf(file: string, source: string): NamedTest[] {
  const { program, comments } = parseSync(file, source)
  const found: NamedTest[] = []
  walk(program as object as Node, [])
  return found

  function walk(node: Node, around: readonly Title[]): void {
    const call = readCall(node)
    if (call === null) {
      for (const child of childrenOf(node)) walk(child, around)
    } else if (call.kind === 'describe') {
      for (const child of childrenOf(node)) walk(child, [...around, titleOf(call)])
    } else if (call.kind === 'test') {
      found.push(named(node, call, around))
    }
  }

  function named(node: Node, call: TestCall, around: readonly Title[]): NamedTest {
    const own = titleOf(call)
    const names = new Map<string, Place>()
    const name = (place: Place, text: string) =>
      rulesIn(text).forEach((rule) => names.has(rule) || names.set(rule, place))
    name('title', own.text)
    for (const title of around) name('describe', title.text)
    name('comment', commentAbove(node))
    if (call.table !== null) name('table', wordsIn(call.table))
    name('body', wordsIn(node))
    return {
      file,
      title: [...around, own].map(({ text }) => text).join(' > '),
      pattern: [...around, own].map(({ pattern }) => pattern).join(' > '),
      names,
    }
  }

  /** Comments and texts, and nothing that is code. */
  function wordsIn(node: Node): string {
    const within = comments.filter(({ start, end }) => node.start <= start && end <= node.end)
    return [...within.map(({ value }) => value), ...textsOf(node)].join('\n')
  }

  function commentAbove(node: Node): string {
    const lines: string[] = []
    let start = node.start
    for (const comment of comments.toReversed()) {
      if (comment.end > start) continue
      const before = source.slice(source.lastIndexOf('\n', comment.start) + 1, comment.start)
      if (before.trim() !== '') break
      if (!/^[^\S\n]*\n?[^\S\n]*$/.test(source.slice(comment.end, start))) break
      lines.unshift(comment.value)
      start = comment.start
    }
    return lines.join('\n')
  }

  function titleOf({ title, table }: TestCall): Title {
    const text = title.type === 'Literal' ? String(title['value']) : written(title)
    return { text, pattern: patternOf(text, table !== null) }
  }

  function written(title: Node): string {
    const texts = textsOf(title)
    return title.type === 'TemplateLiteral' ? texts.join(HOLE) : texts.join('')
  }
}

interface Title {
  readonly text: string
  readonly pattern: string
}

interface TestCall {
  readonly kind: 'describe' | 'test' | 'skipped'
  readonly title: Node
  readonly table: Node | null
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

/** What stands for `${…}` in a title. */
const HOLE = '…'

/** `test('…')`, `it.each(table)('…')`, `describe.skip('…')`; null for any other call. */
function readCall(node: Node): TestCall | null {
  const [title, body] = (node['arguments'] ?? []) as readonly Node[]
  if (node.type !== 'CallExpression' || title === undefined) return null
  const words: string[] = []
  let table: Node | null = null
  let callee = node['callee'] as Node
  while (callee.type !== 'Identifier') {
    if (callee.type === 'MemberExpression') {
      words.push((callee['property'] as Node)['name'] as string)
      callee = callee['object'] as Node
    } else if (callee.type === 'CallExpression') {
      table = callee
      callee = callee['callee'] as Node
    } else return null
  }
  const root = callee['name']
  if (root !== 'test' && root !== 'it' && root !== 'describe') return null
  if (words.some((word) => word === 'skip' || word === 'todo')) return { kind: 'skipped', title, table }
  // `it.each(table)` alone is the half of a call.
  if (body === undefined || !IS_TEXT.has(title.type)) return null
  return { kind: root === 'describe' ? 'describe' : 'test', title, table }
}

const IS_TEXT = new Set(['Literal', 'TemplateLiteral', 'BinaryExpression'])

function textsOf(node: Node): string[] {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? [node['value']] : []
  if (node.type === 'TemplateElement') return [(node['value'] as { cooked: string }).cooked]
  if (node.type === 'TemplateLiteral') return (node['quasis'] as Node[]).flatMap(textsOf)
  return childrenOf(node).flatMap(textsOf)
}

function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((child): child is Node => typeof child === 'object' && child !== null && 'type' in child)
}

/** Of a table's title each `%s` and `$field` may be anything, of any title what stands in `${…}`. */
function patternOf(title: string, ofTable: boolean): string {
  const holes = ofTable ? /…|%[sdifjoOc#$]|\$[\w.]+/g : /…/g
  return title
    .split(holes)
    .map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('.*')
}
