export type Value = string | number | null

/** One transaction of a store: SQL in the subset that SQLite and PostgreSQL both accept, with `?` for each value. */
export interface Transaction {
  all<Row>(text: string, values: readonly Value[]): Promise<Row[]>
  run(text: string, values: readonly Value[]): Promise<void>
}

/** Where an endpoint keeps what it must not lose. */
export interface Driver {
  readonly kind: 'sqlite' | 'postgres'
  /** All of it, durably, or none. Two that write the same row wait for each other. */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** The same with nobody else in it, who would make at once what a first start makes. */
  alone<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** One snapshot for all that it reads. */
  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}
