import { createElement, useState } from 'react'
import { createRoot } from 'react-dom/client'

// The least that a list of 100,000 rows can be: those in sight, each where it belongs, ten cells of text.

const ROWS = 100_000
const HEIGHT = 28
const CELLS = 10

function List() {
  const [top, setTop] = useState(0)
  const first = Math.max(0, Math.floor(top / HEIGHT) - 10)
  const last = Math.min(ROWS, Math.ceil((top + innerHeight) / HEIGHT) + 10)
  const rows = []
  for (let row = first; row < last; row++) {
    const cells = Array.from({ length: CELLS }, (_, cell) =>
      createElement(
        'span',
        { key: cell, style: { position: 'absolute', left: cell * 120, width: 110 } },
        `${row} · ${cell}`,
      ),
    )
    const style = { position: 'absolute', top: row * HEIGHT, height: HEIGHT }
    rows.push(createElement('div', { key: row, 'data-at': row, style }, cells))
  }
  return createElement(
    'div',
    {
      role: 'grid',
      style: { height: '100vh', overflow: 'auto', position: 'relative' },
      onScroll: (event) => setTop(event.currentTarget.scrollTop),
    },
    createElement('div', { style: { height: ROWS * HEIGHT } }, rows),
  )
}

createRoot(document.getElementById('root')).render(createElement(List))
