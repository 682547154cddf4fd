import { useId } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { codeSentence, codesText as text } from '#messages/es-MX/codes.ts'
import styles from './codes.module.css'

type Codes = OutputOf<'codes.of'>
type Code = Codes['codes'][number]

const WIDTH = 148
const HEIGHT = 40
const ACROSS = WIDTH + 36
const DOWN = HEIGHT + 14
const EDGE = 2
/** What fits in a box at its size of letter. */
const MOST_LETTERS = 20

/** The family of a serial's codes as a picture: from the first, at the left, to the one in force; a branch for each line. */
export function CodeFamily({ of: { serial, codes } }: { readonly of: Codes }) {
  const id = useId()
  // One alone has no family.
  if (codes.length < 2) return null
  const byId = new Map(codes.map((code) => [code.id, code]))
  const oldestFirst = codes.toReversed()
  const across = Math.max(...codes.map(({ generation }) => generation))
  const down = Math.max(...codes.map(({ lane }) => lane))
  const width = across * ACROSS + WIDTH + 2 * EDGE
  const height = down * DOWN + HEIGHT + 2 * EDGE
  return (
    <div className={styles.family} tabIndex={0} role="group" aria-label={text.family}>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-desc`}
      >
        <title id={`${id}-title`}>{text.familyOf(serial, codes.length)}</title>
        <desc id={`${id}-desc`}>{oldestFirst.map((code) => told(code, byId)).join('. ')}</desc>
        {oldestFirst.map((code) => {
          const parent = code.parentId === null ? undefined : byId.get(code.parentId)
          return parent && <Edge key={code.id} from={parent} to={code} />
        })}
        {oldestFirst.map((code) => (
          <Box key={code.id} code={code} />
        ))}
      </svg>
    </div>
  )
}

function told(code: Code, byId: ReadonlyMap<string, Code>): string {
  const parent = code.parentId === null ? undefined : byId.get(code.parentId)
  return parent === undefined ? codeSentence(code) : `${codeSentence(code)}, ${text.after(parent.code)}`
}

const left = ({ generation }: Code) => EDGE + generation * ACROSS
const top = ({ lane }: Code) => EDGE + lane * DOWN

function Edge({ from, to }: { readonly from: Code; readonly to: Code }) {
  const x = left(from) + WIDTH
  const [y, endX, endY] = [top(from) + HEIGHT / 2, left(to), top(to) + HEIGHT / 2]
  const middle = endX - (ACROSS - WIDTH) / 2
  return (
    <>
      <path className={styles.edge} d={`M${x} ${y} H${middle} V${endY} H${endX - 6}`} />
      <path className={styles.arrow} d={`M${endX} ${endY} l-8 -4 l0 8 Z`} />
    </>
  )
}

function Box({ code }: { readonly code: Code }) {
  const [x, y] = [left(code), top(code)]
  const about = [code.inForce ? text.inForce : text.replaced, code.computer].filter(Boolean).join(' · ')
  return (
    <g className={styles.node} data-in-force={code.inForce || undefined}>
      <rect x={x} y={y} width={WIDTH} height={HEIGHT} rx={4} />
      <text x={x + 8} y={y + 16} className={styles.number}>
        {code.code.length > MOST_LETTERS ? `…${code.code.slice(1 - MOST_LETTERS)}` : code.code}
      </text>
      <text x={x + 8} y={y + 32}>
        {about.length > MOST_LETTERS + 2 ? `${about.slice(0, MOST_LETTERS + 1)}…` : about}
      </text>
    </g>
  )
}
