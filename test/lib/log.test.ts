// The log as it is written.
import assert from 'node:assert/strict'
import { createLog } from '../../src/lib/log.ts'

describe('log', () => {
  it('writes level, time, message and fields as one line of JSON', () => {
    const [line] = logged((log) => log.info('A mail was read', { mailId: 'm1', at: new Date(0) }))
    const { time, ...rest } = line ?? {}
    assert.deepEqual(rest, { level: 'info', mailId: 'm1', at: '1970-01-01T00:00:00.000Z', msg: 'A mail was read' })
    assert.equal(new Date(String(time)).toISOString(), time)
  })

  it('leaves out what is below its level', () => {
    const lines = logged((log) => {
      log.debug('small')
      log.warn('big')
    })
    assert.deepEqual(
      lines.map(({ msg }) => msg),
      ['big'],
    )
  })

  it('hides fields that are named like a secret, at any depth and however written', () => {
    const secret = 'hunter2'
    const fields = {
      clientSecret: secret,
      nested: [{ access_token: secret, Authorization: secret }],
      'app-password': secret,
    }
    const [line] = logged((log) => log.error('x', fields))
    assert.ok(!JSON.stringify(line).includes(secret))
    assert.deepEqual(line?.['nested'], [{ access_token: '[secret]', Authorization: '[secret]' }])
  })

  it('writes an error with its code, stack and causes, also when it is nested', () => {
    const cause = Object.assign(new Error('connection lost'), { code: 'ECONNRESET', password: 'hunter2' })
    const error = new Error('no answer', { cause })
    const [line] = logged((log) => log.error('x', { outcome: { error } }))
    const { stack, ...fields } = (line?.['outcome'] as { error: Record<string, unknown> }).error
    assert.match(String(stack), /log\.test/)
    assert.deepEqual(fields, {
      name: 'Error',
      message: 'no answer',
      cause: { name: 'Error', message: 'connection lost', code: 'ECONNRESET', stack: cause.stack },
    })
  })

  it('survives what refers to itself, and bytes', () => {
    const loop: Record<string, unknown> = { bytes: Buffer.alloc(3) }
    loop['self'] = loop
    const [line] = logged((log) => log.info('x', { loop }))
    assert.equal((line?.['loop'] as { bytes: unknown }).bytes, '[3 bytes]')
  })
})

function logged(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const lines: string[] = []
  write(createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } }))
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}
