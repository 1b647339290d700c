// Ports that are free right now.
import assert from 'node:assert/strict'
import { createServer, type AddressInfo } from 'node:net'

export async function freePorts(): Promise<[number, number, number, number, number]> {
  const servers = Array.from({ length: 5 }, () => createServer())
  const [a, b, c, d, e] = await Promise.all(
    servers.map(
      async (server) =>
        await new Promise<number>((resolve, reject) => {
          server.once('error', reject)
          server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
        }),
    ),
  )
  await Promise.all(servers.map(async (server) => await new Promise((resolve) => server.close(resolve))))
  assert.ok(a && b && c && d && e)
  return [a, b, c, d, e]
}
