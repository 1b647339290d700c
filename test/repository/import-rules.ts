// Who may import whom: chapter "Who may import whom" of ARCHITECTURE.md, as functions.
import { posix } from 'node:path'
import ts from 'typescript'
import type { Complaints, SourceFile } from './source-files.ts'

/** The first area whose pattern fits a file is its own. What a target's path may start with stands behind it. */
const AREAS: readonly { readonly files: RegExp; readonly mayImport: readonly string[] }[] = [
  { files: /^src\/domain\//u, mayImport: ['src/domain/', 'src/lib/', 'src/texts/'] },
  { files: /^src\/app\//u, mayImport: ['src/app/', 'src/domain/', 'src/lib/', 'src/texts/'] },
  { files: /^src\/texts\//u, mayImport: ['src/texts/'] },
  // lib implements some ports, and so knows their types and errors.
  { files: /^src\/lib\//u, mayImport: ['src/lib/', 'src/app/ports/'] },
  { files: /^src\/config\//u, mayImport: ['src/config/', 'src/lib/', 'src/domain/errors.ts'] },
  // The demo is a program of its own, as main.ts is.
  { files: /^src\/(?:[^/]+\.ts|sandbox\/demo(?:\/.*|-.*)?(?:\.ts)?)$/u, mayImport: ['src/'] },
  ...['teams', 'mail', 'store', 'http', 'sandbox'].map((folder) => ({
    files: new RegExp(`^src/${folder}/`, 'u'),
    mayImport: [`src/${folder}/`, 'src/app/', 'src/domain/', 'src/lib/', 'src/texts/'],
  })),
]

/** Packages that one folder answers for. */
const OWNED_PACKAGES: Readonly<Record<string, string>> = {
  mongodb: 'src/store/',
  '@seald-io/nedb': 'src/store/',
  '@azure/msal-node': 'src/mail/',
  '@microsoft/microsoft-graph-client': 'src/mail/',
  botbuilder: 'src/teams/wire/',
  restify: 'src/http/',
  'intl-messageformat': 'src/texts/',
  '@opentelemetry/api': 'src/lib/',
  '@opentelemetry/sdk-trace': 'src/lib/',
  '@opentelemetry/exporter-trace-otlp-http': 'src/lib/',
  '@opentelemetry/resources': 'src/lib/',
  preact: 'src/http/',
  'preact-render-to-string': 'src/http/',
}

const OF_TEXTS = ['intl-messageformat', 'node:async_hooks']

const READS_PROCESS = [
  /^src\/main\.ts$/u,
  /^src\/(?:config|sandbox)\//u,
  // The lock on the data folder says which process holds it.
  /^src\/store\/embedded\/process-life\.ts$/u,
]

/** Every import inside the repository goes in a direction that is allowed. */
export function wrongDirections(files: readonly SourceFile[]): Complaints {
  return files.flatMap((file) => {
    const area = AREAS.find(({ files: pattern }) => pattern.test(file.path))
    if (!area) return [`${file.path} is in no folder that ARCHITECTURE.md knows`]
    return relativeImports(file)
      .filter((target) => !area.mayImport.some((start) => target.startsWith(start)))
      .map((target) => `${file.path} may not import ${target}`)
  })
}

/** What runs in production imports no package that is there for development only. The demo is none of it. */
export function developmentImports(files: readonly SourceFile[], dependencies: readonly string[]): Complaints {
  return files
    .filter(({ path }) => !path.startsWith('src/sandbox/'))
    .flatMap((file) =>
      packageImports(file)
        .filter((name) => !name.startsWith('node:') && !dependencies.includes(name))
        .map((name) => `${file.path} imports ${name}, which is missing after npm ci --omit=dev`),
    )
}

/** An SDK is imported only by the folder that hides it. */
export function strayPackages(files: readonly SourceFile[]): Complaints {
  return files.flatMap((file) =>
    packageImports(file).flatMap((name) => {
      const owner = OWNED_PACKAGES[name]
      return owner === undefined || file.path.startsWith(owner)
        ? []
        : [`${file.path} imports ${name}, which belongs to ${owner}`]
    }),
  )
}

/** Domain and app, and whatever they import, know no SDK, no file, no clock and no chance. */
export function impurities(files: readonly SourceFile[]): Complaints {
  const domain = reachable(files, 'src/domain/')
  return reachable(files, 'src/app/', 'src/domain/').flatMap((file) => [
    ...packageImports(file)
      .filter((name) => name !== 'zod' || domain.includes(file))
      // They compute with what they are given, like zod: how a text is said, and who it is said to.
      .filter((name) => !OF_TEXTS.includes(name) || !file.path.startsWith('src/texts/'))
      .map((name) => `${file.path} imports ${name}, but domain and app import no SDK and nothing of Node`),
    ...timeAndChance(file).map((what) => `${file.path} uses ${what}, but time, ids and chance are passed in`),
  ])
}

/** Groups of files that import one another in a circle, types included: none of them can be understood alone. */
export function importCircles(files: readonly SourceFile[]): Complaints {
  const targets = new Map(files.map((file) => [file.path, relativeImports(file)]))
  const reach = (start: string): ReadonlySet<string> => {
    const found = new Set<string>()
    const queue = [...(targets.get(start) ?? [])]
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (found.has(path)) continue
      found.add(path)
      queue.push(...(targets.get(path) ?? []))
    }
    return found
  }
  return files.filter(({ path }) => reach(path).has(path)).map(({ path }) => `${path} imports itself by way of others`)
}

/** Only programs, the configuration and what stands for the outside read `process`. */
export function processReaders(files: readonly SourceFile[]): Complaints {
  return files
    .filter(({ path }) => !READS_PROCESS.some((pattern) => pattern.test(path)))
    .filter((file) => packageImports(file).includes('node:process') || identifiers(file).includes('process'))
    .map(({ path }) => `${path} reads process; let main.ts, config or sandbox do that and pass it in`)
}

function reachable(files: readonly SourceFile[], ...starts: readonly string[]): readonly SourceFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const found = new Set<SourceFile>()
  const queue = files.filter(({ path }) => starts.some((start) => path.startsWith(start)))
  for (let file = queue.pop(); file; file = queue.pop()) {
    if (found.has(file)) continue
    found.add(file)
    queue.push(...relativeImports(file).flatMap((path) => byPath.get(path) ?? []))
  }
  return [...found]
}

function relativeImports(file: SourceFile): readonly string[] {
  return imports(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(file.path), name))
}

/** Without what follows the package's name: `pino`, `@azure/msal-node`, `node:fs`. */
function packageImports(file: SourceFile): readonly string[] {
  return imports(file)
    .filter((name) => !name.startsWith('.'))
    .map((name) => (/^(?:@[^/]+\/)?[^/]+/u.exec(name) ?? [name])[0])
}

function imports({ text }: SourceFile): readonly string[] {
  return ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName)
}

function timeAndChance(file: SourceFile): readonly string[] {
  const found: string[] = []
  walk(file, (node, tree) => {
    const text = ts.isPropertyAccessExpression(node) ? node.getText(tree) : ''
    if (/^(?:globalThis\.)?(?:Date\.now|Math\.random|crypto\.\w+|performance\.now)$/u.test(text)) found.push(text)
    const madeOrCalled = ts.isNewExpression(node) || ts.isCallExpression(node)
    if (madeOrCalled && node.expression.getText(tree) === 'Date' && !node.arguments?.length) found.push('new Date()')
  })
  return found
}

/** Names that stand for a value of their own: no members (`adapter.process`), no keys and no parameters' or methods' names. */
function identifiers(file: SourceFile): readonly string[] {
  const found: string[] = []
  walk(file, (node) => {
    if (!ts.isIdentifier(node)) return
    const isNameOfIts =
      'name' in node.parent && node.parent.name === node && !ts.isShorthandPropertyAssignment(node.parent)
    if (!isNameOfIts) found.push(node.text)
  })
  return found
}

function walk(file: SourceFile, visit: (node: ts.Node, tree: ts.SourceFile) => void): void {
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true)
  const step = (node: ts.Node): void => {
    visit(node, tree)
    ts.forEachChild(node, step)
  }
  step(tree)
}
