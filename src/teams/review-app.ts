// What whoever reviews the app, in an organisation or for the store, would refuse about its package: each with its cure.
import type { appManifest } from './app-manifest.ts'

export interface Finding {
  /** An error keeps Teams from taking it, or a reviewer from letting it through. */
  readonly kind: 'error' | 'warning'
  readonly text: string
}

export interface ReviewedApp {
  readonly manifest: ReturnType<typeof appManifest>
  /** Text by its place in the manifest, by file. */
  readonly languages: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly icons: { readonly color: Uint8Array; readonly outline: Uint8Array }
  /** Names of the variables about whoever runs it that are not set. */
  readonly missingLegal: readonly string[]
  /** Of the package that this one replaces; `null` where there is none, or none for this bot. */
  readonly previousVersion: string | null
}

/** https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json */
const LIMITS = {
  developer: 32,
  short: 30,
  full: 100,
  shortText: 80,
  fullText: 4000,
  title: 32,
  description: 128,
} as const
const MOST_COMMANDS = 12
const ICONS = { color: 192, outline: 32 } as const
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu
const VERSION = /^\d{1,5}\.\d{1,5}\.\d{1,5}$/u
const PLACEHOLDER = /(?:^|[./@])(?:example\.(?:com|org|net)|[\w-]+\.(?:example|invalid|test)|localhost)(?:[:/]|$)/iu

export function reviewApp(app: ReviewedApp): readonly Finding[] {
  const { manifest } = app
  return [
    ...reviewIds(manifest.id, manifest.version, app.previousVersion),
    ...reviewUrls(manifest),
    ...reviewLegal(app.missingLegal),
    ...reviewNames(manifest),
    ...reviewCommands(app),
    ...reviewIcon('color', app.icons.color),
    ...reviewIcon('outline', app.icons.outline),
  ]
}

function reviewIds(id: string, version: string, previous: string | null): readonly Finding[] {
  const versionCure =
    'Raise "version" in package.json, for example to 1.2.3: Teams updates an app only to a higher one.'
  return [
    ...(GUID.test(id)
      ? []
      : [error(`The app id '${id}' is not a GUID. Set MICROSOFT_APP_ID to the Application (client) ID.`)]),
    ...(VERSION.test(version) ? [] : [error(`The version '${version}' is not of the form 1.2.3. ${versionCure}`)]),
    ...(previous === null || !VERSION.test(version) || isHigher(version, previous)
      ? []
      : [warning(`The version ${version} is not higher than ${previous}, which was packed before. ${versionCure}`)]),
  ]
}

function isHigher(version: string, previous: string): boolean {
  const [now, before] = [version, previous].map((one) => one.split('.').map(Number))
  for (const [at, part] of (now ?? []).entries()) {
    const other = before?.[at] ?? 0
    if (part !== other) return part > other
  }
  return false
}

function reviewUrls({ developer, validDomains }: ReviewedApp['manifest']): readonly Finding[] {
  const cure = 'Set PUBLIC_URL to where the internet reaches this server: the pages are served there.'
  const urls = Object.entries(developer).filter(([name]) => name.endsWith('Url'))
  return [
    ...urls.flatMap(([name, url]) => {
      const parsed = URL.canParse(url) ? new URL(url) : null
      if (parsed?.protocol !== 'https:')
        return [error(`developer.${name} is '${url}', which is not an https address. ${cure}`)]
      return PLACEHOLDER.test(parsed.hostname)
        ? [error(`developer.${name} is still an example: '${url}'. ${cure}`)]
        : []
    }),
    ...(validDomains.length === 0
      ? [warning(`The app names no domain, so Teams shows no pictures of this server in cards. ${cure}`)]
      : []),
    warning(
      'Whether the internet reaches those pages is not checked here: open each of them from a phone outside your network.',
    ),
  ]
}

function reviewLegal(missing: readonly string[]): readonly Finding[] {
  return missing.map((name) =>
    error(
      `${name} is not set, so the pages about privacy, terms and support do not say it. See env.sample for what to enter.`,
    ),
  )
}

function reviewNames({ developer, name, description }: ReviewedApp['manifest']): readonly Finding[] {
  return [
    ...tooLong('developer.name', developer.name ?? '', LIMITS.developer, 'Set LEGAL_COMPANY to a shorter form.'),
    ...tooLong('name.short', name.short, LIMITS.short),
    ...tooLong('name.full', name.full, LIMITS.full),
    ...tooLong('description.short', description.short, LIMITS.shortText),
    ...tooLong('description.full', description.full, LIMITS.fullText),
  ]
}

function reviewCommands({ manifest, languages }: ReviewedApp): readonly Finding[] {
  const lists = manifest.bots.flatMap(({ commandLists }) => commandLists)
  const titles = lists.flatMap(({ commands }) => commands.map(({ title }) => title))
  const translated = Object.entries(languages).flatMap(([file, texts]) =>
    Object.entries(texts)
      .filter(([at]) => at.endsWith('].title'))
      .map(([at, title]) => [`${file}: ${at}`, title] as const),
  )
  return [
    ...lists.flatMap(({ scopes, commands }) =>
      commands.length <= MOST_COMMANDS
        ? []
        : [
            error(
              `The list for '${scopes.join()}' has ${commands.length} commands; Teams takes ${MOST_COMMANDS}. Mark some as \`room\` in src/teams/commands.ts.`,
            ),
          ],
    ),
    ...[...titles.map((title) => ['command', title] as const), ...translated].flatMap(([at, title]) => [
      ...(title.includes('/')
        ? [
            error(
              `The ${at} '${title}' has a "/", which Teams refuses. Name it otherwise in src/teams/command-words.ts.`,
            ),
          ]
        : []),
      ...tooLong(at, title, LIMITS.title),
    ]),
    ...lists.flatMap(({ commands }) =>
      commands.flatMap(({ title, description }) =>
        tooLong(`description of '${title}'`, description, LIMITS.description),
      ),
    ),
  ]
}

/** The size stands at the beginning of a PNG file: https://www.w3.org/TR/png-3/#11IHDR */
function reviewIcon(name: keyof typeof ICONS, file: Uint8Array): readonly Finding[] {
  const wanted = ICONS[name]
  const head = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const isPng = head.length >= 24 && head.readUInt32BE(0) === 0x89504e47
  const size = isPng ? [head.readUInt32BE(16), head.readUInt32BE(20)] : []
  if (size[0] === wanted && size[1] === wanted) return []
  const found = isPng ? size.join(' by ') : 'no PNG'
  return [
    error(
      `manifest/${name}.png is ${found}; Teams wants a PNG of ${wanted} by ${wanted} pixels. Save it anew in that size.`,
    ),
  ]
}

function tooLong(what: string, text: string, most: number, cure = 'Shorten it in src/texts.'): readonly Finding[] {
  return text.length <= most
    ? []
    : [error(`${what} has ${text.length} characters, at most ${most} are taken: '${text.slice(0, 60)}…'. ${cure}`)]
}

function error(text: string): Finding {
  return { kind: 'error', text }
}

function warning(text: string): Finding {
  return { kind: 'warning', text }
}
