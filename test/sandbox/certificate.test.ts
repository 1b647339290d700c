import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { localCertificate } from '../../src/sandbox/certificate.ts'

describe('localCertificate', () => {
  it('names this machine only', async () => {
    const certificate = new X509Certificate((await localCertificate(new Date('2026-06-01'))).cert)
    assert.equal(certificate.subjectAltName, 'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1')
    assert.equal(certificate.ca, false)
  })

  it('stays the same in a folder until it nears its end, its key for the owner only', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'certificate-'))
    const first = await localCertificate(new Date('2026-06-01'), folder)
    assert.deepEqual(await localCertificate(new Date('2027-06-01'), folder), first)
    assert.equal((await stat(path.join(folder, 'localhost-key.pem'))).mode & 0o777, 0o600)
    assert.notEqual((await localCertificate(new Date('2028-05-15'), folder)).cert, first.cert)
    await rm(folder, { recursive: true })
  })
})
