// The app that Teams takes, as a zip: what `npm run package` writes, and what the page of an invitation hands out.
import { readFile } from 'node:fs/promises'
import { zipSync } from 'fflate'
import { z } from 'zod'
import { appManifest, appTexts, languageFile, OTHER_LANGUAGES } from './app-manifest.ts'
import { COMMANDS } from './commands.ts'

export const APP_PACKAGE = 'frontdesk.zip'

const Template = z.looseObject({
  developer: z.looseObject({ websiteUrl: z.string() }),
  bots: z.array(z.looseObject({})),
})
const Package = z.object({ version: z.string() })
/** A fixed time, so that the same input makes the same file; zip knows none before 1980. */
const FILE_TIME = new Date(1980, 0, 1)

export interface AppPackage {
  readonly zip: Uint8Array
  /** The developer of the manifest is still the example's. */
  readonly isExample: boolean
}

/** `publicUrl`: where the internet reaches the server; `null` where nobody said so. */
export async function makeAppPackage(options: {
  readonly botId: string
  readonly publicUrl: string | null
  readonly threadMessages: 'mention' | 'all'
}): Promise<AppPackage> {
  const template = Template.parse(JSON.parse(await text('manifest/manifest.json')))
  const manifest = appManifest(template, COMMANDS, {
    botId: options.botId,
    version: Package.parse(JSON.parse(await text('package.json'))).version,
    publicHost: options.publicUrl === null ? null : new URL(options.publicUrl).hostname,
    threadMessages: options.threadMessages,
  })
  const languages = OTHER_LANGUAGES.map(
    (language) => [languageFile(language), json(appTexts(template, COMMANDS, language))] as const,
  )
  const zip = zipSync(
    {
      'manifest.json': json(manifest),
      ...Object.fromEntries(languages),
      'color.png': await readFile(atRoot('manifest/color.png')),
      'outline.png': await readFile(atRoot('manifest/outline.png')),
    },
    { mtime: FILE_TIME },
  )
  return { zip, isExample: template.developer.websiteUrl.includes('example.com') }
}

function json(content: object): Uint8Array {
  return Buffer.from(JSON.stringify(content, null, 2))
}

function atRoot(path: string): URL {
  return new URL(`../../${path}`, import.meta.url)
}

async function text(path: string): Promise<string> {
  return await readFile(atRoot(path), 'utf8')
}
