// Sends one mail to the demo's mailbox: `npm run mail -- "My keyboard is broken" "Coffee, sorry."`
import { parseArgs } from 'node:util'
import nodemailer from 'nodemailer'
import { ALEX, SUPPORT_ADDRESS } from './world.ts'

const FROM = `${ALEX.name} <${ALEX.address}>`
const SMTP_PORT = '2525'

const USAGE = `Usage: npm run mail -- [options] [subject] [text]

  --from "${FROM}"
                    who sends it
  --to ${SUPPORT_ADDRESS}
                    the mailbox of the demo that gets it
  --smtp-port ${SMTP_PORT}  the demo's mail server
`

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      from: { type: 'string', default: FROM },
      to: { type: 'string', default: SUPPORT_ADDRESS },
      'smtp-port': { type: 'string', default: SMTP_PORT },
    },
  })
  if (values.help) {
    process.stdout.write(USAGE)
    return
  }
  const [subject = 'An email from the command line', text = 'It says nothing else.'] = positionals
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: Number(values['smtp-port']),
    ignoreTLS: true,
  })
  await transport.sendMail({ from: values.from, to: values.to, subject, text })
  process.stdout.write(`Sent to ${values.to}: ${subject}\n`)
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error)
  const isTyped = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  process.stderr.write(
    isTyped
      ? `${reason}\n\n${USAGE}`
      : `The email was not accepted: ${reason}\nIs the demo running? Start it with: npm run demo\n`,
  )
  process.exitCode = 1
})
