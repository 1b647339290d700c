// Reads the repository's own files, as text, for the rules that are held on them.
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface SourceFile {
  /** From the root, with slashes: `src/app/deps.ts`. */
  readonly path: string
  readonly text: string
}

/** What is wrong, one sentence each; none when the rule is kept. */
export type Complaints = readonly string[]

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const NOT_OURS = new Set(['node_modules', '.git', '.data', 'build', 'dist', 'coverage', 'screenshots'])

/** Every file below the folder (the whole repository for '') whose name ends so, in order of its path. */
export async function readSources(folder: string, ending: string): Promise<readonly SourceFile[]> {
  const entries = await readdir(join(ROOT, folder), { withFileTypes: true })
  const found = await Promise.all(
    entries.map(async (entry): Promise<readonly SourceFile[]> => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : await readSources(path, ending)
      if (!entry.name.endsWith(ending)) return []
      return [{ path: relative('', path).split(sep).join('/'), text: await readFile(join(ROOT, path), 'utf8') }]
    }),
  )
  return found.flat().toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
