import Database from 'better-sqlite3'

/**
 * From now on every statement that this process gives a database is a step of its own, also each of those in one text;
 * `before` is told of each that may write, just before it is run.
 */
export function stepByStep(before: (statement: string) => void): void {
  const any = new Database(':memory:')
  const statements = Object.getPrototypeOf(any.prepare('SELECT 1')) as Database.Statement
  any.close()
  const { exec, pragma } = Database.prototype
  const { run } = statements
  Database.prototype.exec = function (text) {
    for (const statement of statementsOf(text)) {
      before(statement)
      exec.call(this, statement)
    }
    return this
  }
  Database.prototype.pragma = function (text, options) {
    before(`PRAGMA ${text}`)
    return pragma.call(this, text, options)
  }
  statements.run = function (...values: unknown[]) {
    before(this.source)
    return run.apply(this, values)
  }
}

/** A trigger's own statements end with its END. */
function statementsOf(text: string): string[] {
  const statements: string[] = []
  let waiting = ''
  for (const part of text.split(/(?<=;)/)) {
    waiting += part
    if (/\bTRIGGER\b/i.test(waiting) && /\bCREATE\b/i.test(waiting) && !/\bEND\s*;\s*$/i.test(waiting))
      continue
    if (waiting.trim() !== '') statements.push(waiting)
    waiting = ''
  }
  if (waiting.trim() !== '') statements.push(waiting)
  return statements
}
