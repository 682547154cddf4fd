import Database from 'better-sqlite3'
const proto = Object.getPrototypeOf(new Database(':memory:').prepare('select 1')) as any
const times = new Map<string, [number, number]>()
for (const m of ['run','get','all']) { const old = proto[m]; proto[m] = function (...a: any[]) { const t = performance.now(); try { return old.apply(this, a) } finally { const k = m+' '+this.source.replace(/\s+/g,' ').slice(0,90); const x = times.get(k) ?? [0,0]; x[0]+=performance.now()-t; x[1]++; times.set(k,x) } } }
process.argv[2]='20000'
await import('./t2.tmp.ts')
for (const [k,[t,n]] of [...times].sort((a,b)=>b[1][0]-a[1][0]).slice(0,22)) console.log(Math.round(t), n, (t/n*1000).toFixed(1)+'us', k)
