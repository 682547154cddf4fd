/** Without the quotes in which Windows copies the path of a file: `bare('"E:/Vigente"') // 'E:/Vigente'`. */
export function bare(path: string): string {
  return path.trim().replace(/^"(.*)"$/, '$1')
}
