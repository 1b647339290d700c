// A customer with a browser that runs no script: follows the link in an email, fills in a form of the page, sends it.
import assert from 'node:assert/strict'
import { parseDocument, DomUtils } from 'htmlparser2'
import { SUPPORT } from './mails.ts'
import type { TestFrontdesk } from './frontdesk.ts'

/** What links in emails begin with; the test's own server stands there. */
export const PUBLIC_URL = 'https://desk.example'

export interface Visit {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** What can be read, with single blanks. */
  readonly text: string
  /** The fields of the form that does this, as the browser would send them; throws where there is none. */
  form(act: string): Record<string, string>
  has(act: string): boolean
}

/** The link in the last email that was sent, at the test's own server. */
export function linkIn(desk: TestFrontdesk, index = -1): string {
  const text = desk.graph.sent(SUPPORT).at(index)?.content.text ?? ''
  const link = /https:\/\/desk\.example\/ticket\/[\w.-]+/u.exec(text)?.[0]
  assert.ok(link, `No link in: ${text}`)
  return link.replace(PUBLIC_URL, `http://127.0.0.1:${desk.frontdesk.port}`)
}

export async function visit(url: string, init: RequestInit = {}): Promise<Visit> {
  const response = await fetch(url, init)
  return visitOf(response, await response.text())
}

/** Sends the form that does this, with what was filled in, and follows to the page that comes of it. */
export async function send(url: string, page: Visit, act: string, filled: Record<string, string> = {}): Promise<Visit> {
  return await post(url, { ...page.form(act), ...filled })
}

export async function post(url: string, fields: Record<string, string>, headers = {}): Promise<Visit> {
  return await visit(url, { method: 'POST', body: new URLSearchParams(fields), headers })
}

function visitOf({ status, headers }: Response, html: string): Visit {
  const document = parseDocument(html)
  const forms = DomUtils.getElementsByTagName('form', document).map((form) => {
    const fields: Record<string, string> = {}
    for (const { attribs } of DomUtils.getElementsByTagName('input', form)) {
      if (attribs['type'] !== 'radio' || attribs['checked'] !== undefined) {
        fields[attribs['name'] ?? ''] = attribs['value'] ?? ''
      }
    }
    for (const area of DomUtils.getElementsByTagName('textarea', form)) {
      fields[area.attribs['name'] ?? ''] = DomUtils.textContent(area).replace(/^\n/u, '')
    }
    for (const select of DomUtils.getElementsByTagName('select', form)) {
      const options = DomUtils.getElementsByTagName('option', select)
      const chosen = options.find(({ attribs }) => attribs['selected'] !== undefined)
      fields[select.attribs['name'] ?? ''] = chosen?.attribs['value'] ?? ''
    }
    return fields
  })
  const body = DomUtils.getElementsByTagName('body', document)
  const find = (act: string) => forms.find((fields) => fields['act'] === act)
  return {
    status,
    headers,
    html,
    text: DomUtils.textContent(body).replace(/\s+/gu, ' '),
    form(act) {
      const fields = find(act)
      assert.ok(fields, `There is no form '${act}' on: ${html}`)
      return { ...fields }
    },
    has: (act) => find(act) !== undefined,
  }
}
