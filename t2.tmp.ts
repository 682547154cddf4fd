import { mkdtempSync, readFileSync } from 'node:fs'
import { openVigente } from '#core/start.ts'
import { readTable } from '#files/table.ts'
import { csvPieces } from '#files/csv.ts'
import { rfcCheckDigit } from '#domain/rfc.ts'
const n = Number(process.argv[2] ?? 100000)
const base = await readTable('tests/fixtures/cartera.csv',{name:'x'}); if(!base.ok) throw 1
const head = base.value.rows[1]!.cells
const data = base.value.rows.slice(2,602).map(r=>r.cells).filter(r=>!['PROS7242674','FACS0110994','FACS6457874'].includes(r[9]!)&&r[9])
function* rows(){ yield head; for(let i=0;i<n;i++){ const r=[...data[i%data.length]!]; const c=Math.floor(i/3); const stem='AAA'+String.fromCharCode(65+c%26)+ '900'+String(1+c%9)+String(10+c%18)+ (c%1296).toString(36).toUpperCase().padStart(2,'0'); const letters=String.fromCharCode(65+Math.floor(c/26)%26,65+Math.floor(c/676)%26,65+Math.floor(c/17576)%26)+stem.slice(3); r[1]=letters+rfcCheckDigit(letters); r[0]=r[0]!.trim()+' '+c; r[2]+=' '+c; r[9]='SAEE'+String(1000000+i); r[6]='SAE'; yield r as string[] } }
const bytes = Buffer.concat([...csvPieces(rows() as Iterable<string[]>)])
const dir = mkdtempSync('/tmp/vg-')
const app = openVigente({ dir, clock: { now: () => new Date('2026-11-23T15:00:00Z') }, log: console.error })
const who = { operator: null, host: 'direct' } as const
const f = app.files.put('grande.csv', bytes)
for (const op of ['imports.preview','imports.commit','imports.preview']) {
  const t = performance.now()
  const a: any = await app.dispatch(who, op, { file: f.file, limit: 3, only: ["changed"] })
  if (!a.ok) { console.log(JSON.stringify(a)); break }
  const { rows, columns, sheets, skipped, ...v } = a.value
  console.log(op, JSON.stringify(v), Math.round(performance.now()-t)+'ms', 'rss', Math.round(process.resourceUsage().maxRSS/1e3))
  if (process.argv[3]==='rows') console.log(rows)
}
app.close()
