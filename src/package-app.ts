// `npm run package`: makes build/frontdesk.zip (or the file that is named), the app that Teams takes, and says what a reviewer would refuse.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { z } from 'zod'
import { loadEnvFile } from './config/load-env-file.ts'
import { readVariables } from './config/read-variables.ts'
import { runProgram } from './config/run-program.ts'
import { APP_PACKAGE, makeAppPackage } from './teams/app-package.ts'
import { reviewApp } from './teams/review-app.ts'

const Packed = z.object({ id: z.string(), version: z.string() })
const LEGAL = [
  'LEGAL_COMPANY',
  'LEGAL_ADDRESS',
  'LEGAL_CONTACT',
  'LEGAL_PRIVACY_CONTACT',
  'LEGAL_DATA_LOCATION',
] as const

await runProgram(async ([file = `build/${APP_PACKAGE}`]) => {
  loadEnvFile()
  const values = readVariables(['MICROSOFT_APP_ID', 'PUBLIC_URL', 'TEAMS_THREAD_MESSAGES', ...LEGAL])
  const { zip, ...content } = await makeAppPackage({
    botId: values.MICROSOFT_APP_ID,
    publicUrl: values.PUBLIC_URL,
    developer: values.LEGAL_COMPANY,
    threadMessages: values.TEAMS_THREAD_MESSAGES,
  })
  const findings = reviewApp({
    ...content,
    missingLegal: LEGAL.filter((name) => values[name] === null),
    previousVersion: await versionPacked(file, values.MICROSOFT_APP_ID),
  })
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, zip)
  for (const { kind, text } of findings) console[kind === 'error' ? 'error' : 'log'](`${kind}: ${text}`)
  const errors = findings.filter(({ kind }) => kind === 'error').length
  if (errors > 0) {
    console.error(`${file} is written so that you can try it, but a reviewer would refuse it for ${errors} reasons.`)
    return 'failed'
  }
  console.log(`${file} is ready: upload it in Teams under Apps > Manage your apps > Upload an app`)
  return
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
