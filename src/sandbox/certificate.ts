// The certificate of the stand-in for Microsoft: made here, trusted only by those who are handed its PEM.
import { X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { generate } from 'selfsigned'

export interface Certificate {
  /** Private key, PEM. */
  readonly key: string
  /** Self-signed, PEM; clients pass the same text as `ca` and keep verifying. */
  readonly cert: string
}

const DAY_MS = 24 * 3600 * 1000

/**
 * A self-signed certificate for `localhost`, 127.0.0.1 and ::1. With a folder it is kept there (the key readable by its
 * owner only), so that a restart answers with the same one until it nears its end.
 */
export async function localCertificate(now: Date, folder?: string): Promise<Certificate> {
  if (folder === undefined) return makeCertificate(now)
  const keyFile = path.join(folder, 'localhost-key.pem')
  const certFile = path.join(folder, 'localhost-cert.pem')
  if (existsSync(keyFile) && existsSync(certFile)) {
    const kept = { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') }
    if (Date.parse(new X509Certificate(kept.cert).validTo) - now.getTime() > 30 * DAY_MS) return kept
  }
  const made = await makeCertificate(now)
  mkdirSync(folder, { recursive: true })
  writeFileSync(keyFile, made.key, { mode: 0o600 })
  writeFileSync(certFile, made.cert)
  return made
}

async function makeCertificate(now: Date): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - DAY_MS),
    notAfterDate: new Date(now.getTime() + 730 * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  })
  return { key: made.private, cert: made.cert }
}
