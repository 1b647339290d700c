// The app that Teams takes, as a zip: what `npm run package` writes, and what the page of an invitation hands out.
import { readFile } from 'node:fs/promises'
import { zipSync } from 'fflate'
import { z } from 'zod'
import { appManifest, appTexts, languageFile, OTHER_LANGUAGES } from './app-manifest.ts'
import { COMMANDS } from './commands.ts'
import type { ReviewedApp } from './review-app.ts'

export const APP_PACKAGE = 'frontdesk.zip'

const Template = z.looseObject({
  developer: z.record(z.string(), z.string()),
  bots: z.array(z.looseObject({})),
})
const Package = z.object({ version: z.string() })
/** A fixed time, so that the same input makes the same file; zip knows none before 1980. */
const FILE_TIME = new Date(1980, 0, 1)

export interface AppPackage extends Pick<ReviewedApp, 'manifest' | 'languages' | 'icons'> {
  readonly zip: Uint8Array
}

/** `publicUrl`: where the internet reaches the server; `null` where nobody said so. `developer`: who publishes it; `null` leaves the example. */
export async function makeAppPackage(options: {
  readonly botId: string
  readonly publicUrl: string | null
  readonly developer: string | null
  readonly threadMessages: 'mention' | 'all'
}): Promise<AppPackage> {
  const { botId, publicUrl, developer, threadMessages } = options
  const template = Template.parse(JSON.parse(await text('manifest/manifest.json')))
  const { version } = Package.parse(JSON.parse(await text('package.json')))
  const manifest = appManifest(template, COMMANDS, {
    ...{ botId, version, publicUrl, developer },
    permissions: threadMessages === 'all' ? ['ChannelMessage.Read.Group'] : [],
  })
  const languages = Object.fromEntries(
    OTHER_LANGUAGES.map((language) => [languageFile(language), appTexts(template, COMMANDS, language)]),
  )
  const icons = {
    color: await readFile(atRoot('manifest/color.png')),
    outline: await readFile(atRoot('manifest/outline.png')),
  }
  const zip = zipSync(
    {
      'manifest.json': json(manifest),
      ...Object.fromEntries(Object.entries(languages).map(([name, texts]) => [name, json(texts)])),
      'color.png': icons.color,
      'outline.png': icons.outline,
    },
    { mtime: FILE_TIME },
  )
  return { zip, manifest, languages, icons }
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
