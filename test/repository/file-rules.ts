// Rules on the shape of files, the package, the pages and the cards.
import { posix } from 'node:path'
import type { Complaints, SourceFile } from './source-files.ts'

const MAX_LINES = 300

export function tooLong(files: readonly SourceFile[]): Complaints {
  return files
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines: split it, ${MAX_LINES} are the most`)
}

export function withoutFirstLine(files: readonly SourceFile[]): Complaints {
  return files
    .filter(({ text }) => !/^\/\/ \S.*\n/u.test(text))
    .map(({ path }) => `${path} does not start with a line that says what room this is`)
}

/** Dependencies have one version, so that everybody runs the same. */
export function looseVersions(packageJson: {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}): Complaints {
  return Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(version))
    .map(([name, version]) => `${name} is '${version}' in package.json: give its exact version`)
}

/** Relative links and pictures of a page, those in code blocks aside, lead to a file or folder. `exists` takes a path from the root. */
export function deadLinks(pages: readonly SourceFile[], exists: (path: string) => boolean): Complaints {
  return pages.flatMap(({ path, text }) =>
    [
      ...text
        .replace(/^```.*?^```/gmsu, '')
        .matchAll(/\]\(<?(?<target>[^)>\s]+)>?[^)]*\)|(?:src|href)="(?<attribute>[^"]+)"/gu),
    ]
      .map(({ groups }) => groups?.['target'] ?? groups?.['attribute'] ?? '')
      .filter((target) => !/^(?:[a-z][a-z\d+.-]*:|#)/iu.test(target))
      .filter((target) => !exists(posix.join(posix.dirname(path), decodeURI(target.replace(/[#?].*$/u, '')))))
      .map((target) => `${path} links to '${target}', which is not there`),
  )
}

/** Every template has sample data beside it, and the other way round. */
export function unpairedCards(fileNames: readonly string[]): Complaints {
  const templates = fileNames
    .filter((name) => !name.endsWith('.sample.json'))
    .map((name) => name.replace(/\.json$/u, ''))
  const samples = fileNames
    .filter((name) => name.endsWith('.sample.json'))
    .map((name) => name.replace(/\.sample\.json$/u, ''))
  return [
    ...templates
      .filter((name) => !samples.includes(name))
      .map((name) => `cards/${name}.json has no cards/${name}.sample.json`),
    ...samples
      .filter((name) => !templates.includes(name))
      .map((name) => `cards/${name}.sample.json has no cards/${name}.json`),
  ]
}
