/** Counts since the start, in the text form of Prometheus. */
export function createMetrics() {
  const requests = new Map<string, number>()
  let milliseconds = 0
  return {
    count: (path: string, status: number, took: number): void => {
      const key = `vigente_requests_total{path="${path}",status="${status}"}`
      requests.set(key, (requests.get(key) ?? 0) + 1)
      milliseconds += took
    },
    text: (rev: number): string =>
      [
        '# TYPE vigente_requests_total counter',
        ...[...requests].map(([key, count]) => `${key} ${count}`),
        '# TYPE vigente_request_milliseconds_total counter',
        `vigente_request_milliseconds_total ${milliseconds}`,
        '# TYPE vigente_revision gauge',
        `vigente_revision ${rev}`,
        '',
      ].join('\n'),
  }
}
