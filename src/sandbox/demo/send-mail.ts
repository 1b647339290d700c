// Sends one mail to the demo's mailbox: `npm run mail -- "My keyboard is broken" "Coffee, sorry."`
import { parseArgs } from 'node:util'
import nodemailer from 'nodemailer'
import { ALEX, SUPPORT_ADDRESS } from './world.ts'

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      from: { type: 'string', default: `${ALEX.name} <${ALEX.address}>` },
      to: { type: 'string', default: SUPPORT_ADDRESS },
      'smtp-port': { type: 'string', default: '2525' },
    },
  })
  const [subject = 'A mail from the command line', text = 'It says nothing else.'] = positionals
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
  process.stderr.write(`The mail was not taken: ${reason}\nIs the demo running? Start it with: npm run demo\n`)
  process.exitCode = 1
})
