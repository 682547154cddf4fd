import styles from './LoadingRows.module.css'

/** Rows that keep their height while the real ones are read, so that nothing jumps. Still: nothing moves by itself. */
export function LoadingRows({ rows = 8 }: { readonly rows?: number }) {
  return (
    <div role="status" className={styles.rows}>
      <span className="visually-hidden">Leyendo…</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row} aria-hidden="true">
          <span className={styles.bar} data-width={row % 3} />
        </div>
      ))}
    </div>
  )
}
