// `npm run package`: makes build/frontdesk.zip (or the file that is named), the app that Teams takes.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { loadEnvFile } from './config/load-env-file.ts'
import { readVariables } from './config/read-variables.ts'
import { runProgram } from './config/run-program.ts'
import { APP_PACKAGE, makeAppPackage } from './teams/app-package.ts'

await runProgram(async ([file = `build/${APP_PACKAGE}`]) => {
  loadEnvFile()
  const values = readVariables(['MICROSOFT_APP_ID', 'PUBLIC_URL', 'TEAMS_THREAD_MESSAGES'])
  const { zip, isExample } = await makeAppPackage({
    botId: values.MICROSOFT_APP_ID,
    publicUrl: values.PUBLIC_URL,
    threadMessages: values.TEAMS_THREAD_MESSAGES,
  })
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, zip)
  console.log(`${file} is ready: upload it in Teams under Apps > Manage your apps > Upload an app`)
  if (isExample) {
    console.log(
      'Its developer links are still examples: put your own into manifest/manifest.json before you publish it',
    )
  }
})
