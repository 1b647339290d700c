// `npm run package`: makes build/frontdesk.zip (or the file that is named), the app that Teams takes, and says what a reviewer would refuse.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { z } from 'zod'
import { loadEnvFile } from './config/load-env-file.ts'
import { readVariables } from './config/read-variables.ts'
import { runProgram } from './config/run-program.ts'
import { appManifest, appTexts, languageFile, OTHER_LANGUAGES } from './teams/app-manifest.ts'
import { COMMANDS } from './teams/commands.ts'
import { reviewApp } from './teams/review-app.ts'

const Template = z.looseObject({
  developer: z.record(z.string(), z.string()),
  bots: z.array(z.looseObject({})),
})
const Versioned = z.object({ version: z.string() })
const Packed = Versioned.extend({ id: z.string() })
const LEGAL = [
  'LEGAL_COMPANY',
  'LEGAL_ADDRESS',
  'LEGAL_CONTACT',
  'LEGAL_PRIVACY_CONTACT',
  'LEGAL_DATA_LOCATION',
] as const
/** A fixed time, so that the same input makes the same file; zip knows none before 1980. */
const FILE_TIME = new Date(1980, 0, 1)

await runProgram(async ([file = 'build/frontdesk.zip']) => {
  loadEnvFile()
  const values = readVariables(['MICROSOFT_APP_ID', 'PUBLIC_URL', ...LEGAL])
  const template = Template.parse(JSON.parse(await text('manifest/manifest.json')))
  const manifest = appManifest(template, COMMANDS, {
    botId: values.MICROSOFT_APP_ID,
    version: Versioned.parse(JSON.parse(await text('package.json'))).version,
    publicUrl: values.PUBLIC_URL,
    developer: values.LEGAL_COMPANY,
    permissions: [],
  })
  const languages = Object.fromEntries(
    OTHER_LANGUAGES.map((language) => [languageFile(language), appTexts(template, COMMANDS, language)]),
  )
  const icons = {
    color: await readFile(atRoot('manifest/color.png')),
    outline: await readFile(atRoot('manifest/outline.png')),
  }
  const findings = reviewApp({
    ...{ manifest, languages, icons },
    missingLegal: LEGAL.filter((name) => values[name] === null),
    previousVersion: await versionPacked(file, values.MICROSOFT_APP_ID),
  })
  const zip = zipSync(
    {
      'manifest.json': json(manifest),
      ...Object.fromEntries(Object.entries(languages).map(([name, texts]) => [name, json(texts)])),
      'color.png': icons.color,
      'outline.png': icons.outline,
    },
    { mtime: FILE_TIME },
  )
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, zip)
  for (const { kind, text: found } of findings) console[kind === 'error' ? 'error' : 'log'](`${kind}: ${found}`)
  const errors = findings.filter(({ kind }) => kind === 'error').length
  if (errors > 0) {
    console.error(`${file} is written so that you can try it, but a reviewer would refuse it for ${errors} reasons.`)
    process.exitCode = 1
    return
  }
  console.log(`${file} is ready: upload it in Teams under Apps > Manage your apps > Upload an app`)
})

/** Of the package that stands there from before; `null` where there is none of this bot that can be read. */
async function versionPacked(file: string, botId: string): Promise<string | null> {
  try {
    const packed = unzipSync(await readFile(file))['manifest.json']
    const { id, version } = Packed.parse(JSON.parse(strFromU8(packed ?? new Uint8Array())))
    return id === botId ? version : null
  } catch {
    return null
  }
}

function json(content: object): Uint8Array {
  return Buffer.from(JSON.stringify(content, null, 2))
}

function atRoot(path: string): URL {
  return new URL(`../${path}`, import.meta.url)
}

async function text(path: string): Promise<string> {
  return await readFile(atRoot(path), 'utf8')
}
