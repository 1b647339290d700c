// Whether the demo's ports are free, asked before anything is started.
import { createServer } from 'node:net'
import type { DemoPorts } from './options.ts'

const FLAGS: Readonly<Record<keyof DemoPorts, { readonly what: string; readonly flag: string }>> = {
  bot: { what: 'the bot', flag: '--port' },
  playground: { what: 'the Playground', flag: '--playground-port' },
  graph: { what: 'the stand-in for Microsoft Graph', flag: '--graph-port' },
  smtp: { what: 'the mail server', flag: '--smtp-port' },
  backstage: { what: 'the page behind the scenes', flag: '--backstage-port' },
}

/** Throws one `Error` that names every port that is taken, and how to choose others. */
export async function checkPorts(ports: DemoPorts): Promise<void> {
  const names = Object.keys(FLAGS) as (keyof DemoPorts)[]
  const taken = (await Promise.all(names.map(async (name) => ((await isFree(ports[name])) ? [] : [name])))).flat()
  if (taken.length === 0) return
  const lines = taken.map(
    (name) => `  ${ports[name]} for ${FLAGS[name].what}; choose another with ${FLAGS[name].flag} ${ports[name] + 10}`,
  )
  throw new Error(
    `${taken.length === 1 ? 'A port is' : 'Ports are'} in use by another program (perhaps another demo):\n${lines.join('\n')}\n\nFor example: npm run demo -- ${taken.map((name) => `${FLAGS[name].flag} ${ports[name] + 10}`).join(' ')}`,
  )
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return await new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
