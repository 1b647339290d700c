// `npm run package`: makes build/frontdesk.zip (or the file that is named), the app that Teams takes.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { zipSync } from 'fflate'
import { z } from 'zod'
import { loadEnvFile } from './config/load-env-file.ts'
import { readVariables } from './config/read-variables.ts'
import { runProgram } from './config/run-program.ts'
import { appManifest, appTexts, languageFile, OTHER_LANGUAGES } from './teams/app-manifest.ts'
import { COMMANDS } from './teams/commands.ts'

const Template = z.looseObject({
  developer: z.looseObject({ websiteUrl: z.string() }),
  bots: z.array(z.looseObject({})),
})
const Package = z.object({ version: z.string() })
/** A fixed time, so that the same input makes the same file; zip knows none before 1980. */
const FILE_TIME = new Date(1980, 0, 1)

await runProgram(async ([file = 'build/frontdesk.zip']) => {
  loadEnvFile()
  const values = readVariables(['MICROSOFT_APP_ID', 'PUBLIC_URL', 'TEAMS_THREAD_MESSAGES'])
  const template = Template.parse(JSON.parse(await text('manifest/manifest.json')))
  const manifest = appManifest(template, COMMANDS, {
    botId: values.MICROSOFT_APP_ID,
    version: Package.parse(JSON.parse(await text('package.json'))).version,
    publicHost: values.PUBLIC_URL === null ? null : new URL(values.PUBLIC_URL).hostname,
    threadMessages: values.TEAMS_THREAD_MESSAGES,
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
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, zip)
  console.log(`${file} is ready: upload it in Teams under Apps > Manage your apps > Upload an app`)
  if (template.developer.websiteUrl.includes('example.com')) {
    console.log(
      'Its developer links are still examples: put your own into manifest/manifest.json before you publish it',
    )
  }
})

function json(content: object): Uint8Array {
  return Buffer.from(JSON.stringify(content, null, 2))
}

function atRoot(path: string): URL {
  return new URL(`../${path}`, import.meta.url)
}

async function text(path: string): Promise<string> {
  return await readFile(atRoot(path), 'utf8')
}
