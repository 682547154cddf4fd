import { expect, test } from 'vitest'
import { elsewhereOf, type Surroundings } from '#domain/data-folder.ts'

const nothing: Surroundings = { oneDrive: [], dropbox: [], realPath: null, isNetworkDisk: false }

test.each<[path: string, of: Partial<Surroundings>, elsewhere: string | null]>([
  ['C:\\Users\\Lety\\AppData\\Local\\Vigente\\oficina', {}, null],
  ['D:\\Vigente', {}, null],
  // A disk of this PC by another letter.
  ['V:\\oficina', { realPath: 'C:\\Datos\\oficina' }, null],
  ['\\\\?\\C:\\Datos\\Vigente', {}, null],
  ['C:\\Users\\Lety\\OneDrive\\Vigente', {}, 'oneDrive'],
  ['C:\\Users\\Lety\\OneDrive - Distribuidora del Caribe\\Vigente', {}, 'oneDrive'],
  // Moved to where its name tells nothing.
  ['D:\\Nube\\Vigente', { oneDrive: ['D:\\Nube'] }, 'oneDrive'],
  ['d:/nube/VIGENTE', { oneDrive: ['D:\\Nube\\'] }, 'oneDrive'],
  ['D:\\Nube', { oneDrive: ['', 'D:\\Nube'] }, 'oneDrive'],
  ['D:\\Nubes\\Vigente', { oneDrive: ['D:\\Nube'] }, null],
  ['D:\\Nube\\..\\Vigente', { oneDrive: ['D:\\Nube'] }, null],
  // The folder Documents, which OneDrive has taken over.
  ['C:\\Users\\Lety\\Documents', { realPath: 'C:\\Users\\Lety\\OneDrive\\Documentos' }, 'oneDrive'],
  ['C:\\Users\\Lety\\Dropbox\\Vigente', {}, 'dropbox'],
  ['C:\\Users\\Lety\\Dropbox (Caribe)\\Vigente', {}, 'dropbox'],
  ['E:\\Compartido\\Vigente', { dropbox: ['E:\\Compartido'] }, 'dropbox'],
  ['C:\\Users\\Lety\\Google Drive\\Vigente', {}, 'googleDrive'],
  ['G:\\Mi unidad\\Vigente', {}, 'googleDrive'],
  ['G:\\My Drive', {}, 'googleDrive'],
  ['H:\\Unidades compartidas\\Oficina', {}, 'googleDrive'],
  ['C:\\Users\\Lety\\Mi unidad\\Vigente', {}, null],
  ['/Users/lety/Library/CloudStorage/GoogleDrive-lety@caribe.mx/Mi unidad', {}, 'googleDrive'],
  ['/Users/lety/Library/CloudStorage/OneDrive-Personal/Vigente', {}, 'oneDrive'],
  ['\\\\servidor\\datos\\Vigente', {}, 'network'],
  ['//servidor/datos/Vigente', {}, 'network'],
  ['\\\\?\\UNC\\servidor\\datos\\Vigente', {}, 'network'],
  // A mapped drive.
  ['Z:\\Vigente', { realPath: '\\\\servidor\\datos\\Vigente' }, 'network'],
  ['/mnt/nas/vigente', { isNetworkDisk: true }, 'network'],
  ['/home/lety/.local/share/vigente/oficina', {}, null],
])('whether a ledger in %s (%o) is on this PC’s own disk: %s', (path, of, elsewhere) => {
  expect(elsewhereOf(path, { ...nothing, ...of })).toBe(elsewhere)
})
