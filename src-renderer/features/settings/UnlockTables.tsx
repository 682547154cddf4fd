import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core'
import { Fragment } from 'react'
import {
  DEFAULT_UNLOCK_RULES,
  UNLOCK_DOCUMENTS,
  UNLOCK_READINGS,
  type UnlockRule,
  type UnlockTables as Tables,
} from '#domain/unlock.ts'
import { modeNames } from '#messages/es-MX/serials.ts'
import { unlockRulesText as text } from '#messages/es-MX/unlocks-screen.ts'
import { clockStartNames, documentNames, ordinalNames, readingNames } from '#messages/es-MX/unlocks.ts'
import { useQueryOf } from '../../api.ts'
import styles from './settings.module.css'

interface UnlockTablesProps {
  readonly value: Tables
  readonly onChange: (value: Record<string, UnlockRule[]>) => void
}

/** How long each vendor takes for an unlock, row by row (R47–R51, C9–C11); a vendor without a table promises nothing. */
export function UnlockTables({ value, onChange }: UnlockTablesProps) {
  const { data } = useQueryOf('catalogue.get', {})
  const set = (vendorId: string, rules: readonly UnlockRule[]) =>
    onChange({ ...copied(value), [vendorId]: rules.map((rule) => ({ ...rule })) })
  return (
    <fieldset className={styles.group}>
      <legend>{text.title}</legend>
      <p className={styles.detail}>{text.detail}</p>
      {data?.vendors.map(({ id, name }) =>
        value[id] === undefined ? (
          <Button key={id} size="xs" variant="default" onClick={() => set(id, DEFAULT_UNLOCK_RULES)}>
            {text.add} {name}
          </Button>
        ) : (
          <Table key={id} vendor={name} rules={value[id]} onChange={(rules) => set(id, rules)} />
        ),
      )}
    </fieldset>
  )
}

interface TableProps {
  readonly vendor: string
  readonly rules: readonly UnlockRule[]
  readonly onChange: (rules: readonly UnlockRule[]) => void
}

function Table({ vendor, rules, onChange }: TableProps) {
  const change = (at: number, part: Partial<UnlockRule>) =>
    onChange(rules.map((rule, i) => (i === at ? { ...rule, ...part } : rule)))
  return (
    <table className={styles.rules} aria-label={`${text.title} ${vendor}`}>
      <thead>
        <tr>
          <th scope="col">{vendor}</th>
          <th scope="col">{text.least}</th>
          <th scope="col">{text.most}</th>
          <th scope="col">{text.unit}</th>
          <th scope="col">{text.clockStart}</th>
          <th scope="col">{text.reading}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule, at) => (
          <Fragment key={nameOf(rule)}>
            <Row name={`${vendor}, ${nameOf(rule)}`} rule={rule} onChange={(part) => change(at, part)} />
            <Papers name={nameOf(rule)} rule={rule} onChange={(part) => change(at, part)} />
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly name: string
  readonly rule: UnlockRule
  readonly onChange: (part: Partial<UnlockRule>) => void
}

function Row({ name, rule, onChange }: RowProps) {
  const { range } = rule
  const bound = (end: 'least' | 'most') => (
    <NumberInput
      size="xs"
      w={72}
      aria-label={`${name}: ${text[end]}`}
      value={range[end]}
      min={1}
      max={1000}
      allowDecimal={false}
      onChange={(typed) => onChange({ range: { ...range, [end]: Number(typed) } })}
    />
  )
  const choice = <V extends string>(
    label: string,
    names: Readonly<Record<V, string>>,
    value: V,
    set: (value: V) => void,
  ) => (
    <NativeSelect
      size="xs"
      aria-label={`${name}: ${label}`}
      value={value}
      data={Object.entries<string>(names).map(([key, said]) => ({ value: key, label: said }))}
      onChange={({ currentTarget }) => set(currentTarget.value as V)}
    />
  )
  return (
    <tr>
      <th scope="row">{nameOf(rule)}</th>
      <td>{bound('least')}</td>
      <td>{bound('most')}</td>
      <td>{choice(text.unit, text.units, range.unit, (unit) => onChange({ range: { ...range, unit } }))}</td>
      <td>
        {choice(text.clockStart, clockStartNames, rule.clockStart, (clockStart) => onChange({ clockStart }))}
      </td>
      <td>
        {range.unit === 'businessHours' &&
          choice(text.reading, readings, rule.reading, (reading) => onChange({ reading }))}
      </td>
    </tr>
  )
}

/** Which papers the vendor wants of that row; none where it is asked for without any. */
function Papers({ name, rule, onChange }: RowProps) {
  return (
    <tr>
      <td colSpan={6}>
        <div className={styles.papers} role="group" aria-label={`${text.documents}: ${name}`}>
          {text.documents}
          {UNLOCK_DOCUMENTS.map((document) => (
            <Checkbox
              key={document}
              size="xs"
              label={documentNames[document]}
              checked={rule.documents.includes(document)}
              onChange={({ currentTarget }) =>
                onChange({
                  documents: currentTarget.checked
                    ? [...rule.documents, document]
                    : rule.documents.filter((one) => one !== document),
                })
              }
            />
          ))}
        </div>
      </td>
    </tr>
  )
}

const readings = Object.fromEntries(
  UNLOCK_READINGS.map((reading) => [reading, readingNames[reading]]),
) as Record<UnlockRule['reading'], string>

function nameOf({ mode, ordinal }: UnlockRule): string {
  return `${modeNames[mode]}, ${ordinalNames[ordinal]}`
}

function copied(tables: Tables): Record<string, UnlockRule[]> {
  return Object.fromEntries(Object.entries(tables).map(([id, rules]) => [id, [...rules]]))
}
