import type { Elsewhere } from '#domain/data-folder.ts'

const names: Readonly<Record<Exclude<Elsewhere, 'network'>, string>> = {
  oneDrive: 'OneDrive',
  dropbox: 'Dropbox',
  googleDrive: 'Google Drive',
}

/** Why a ledger cannot lie in a folder. */
export function whoseFolder(elsewhere: Elsewhere): string {
  return elsewhere === 'network'
    ? 'La carpeta del libro está en la red: si se corta, se pierde lo que ya decía «Guardado».'
    : `La carpeta del libro está dentro de ${names[elsewhere]}, que copia los archivos mientras se escriben y daña el libro.`
}

export const moveFolder =
  'Mueva la carpeta completa a un disco de esta PC, fuera de OneDrive, Dropbox y Google Drive, y ábrala ahí; la copia cifrada de Respaldos sí puede ir a la red o a la nube.'

/** The same for each of them, of one folder. */
export function folderElsewhere(dir: string): Readonly<Record<Elsewhere, string>> {
  const sentence = (elsewhere: Elsewhere) => `No se abrió ${dir}. ${whoseFolder(elsewhere)} ${moveFolder}`
  return {
    oneDrive: sentence('oneDrive'),
    dropbox: sentence('dropbox'),
    googleDrive: sentence('googleDrive'),
    network: sentence('network'),
  }
}
