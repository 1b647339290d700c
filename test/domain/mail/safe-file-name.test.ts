import assert from 'node:assert/strict'
import { endingOf, safeFileName } from '../../../src/domain/mail/safe-file-name.ts'

describe('safeFileName', () => {
  for (const [what, name, safe] of [
    ['leaves an ordinary name', 'Plan 2026 (final).docx', 'Plan 2026 (final).docx'],
    ['leaves letters of any script', 'Größe 漢字 صورة.png', 'Größe 漢字 صورة.png'],
    ['keeps no path', '../../etc/passwd', '_.._etc_passwd'],
    ['keeps no path of Windows', 'C:\\Windows\\system32\\cmd.exe', 'C__Windows_system32_cmd.exe'],
    ['keeps no slash that only looks like one', 'a\u2215b\uFF0Fc.txt', 'a_b_c.txt'],
    ['ends no line', 'a.txt\r\nSet-Cookie: x=1', 'a.txt Set-Cookie_ x=1'],
    ['keeps nothing that reorders', 'invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['keeps nothing that cannot be seen', 'a\u200B\u2066b\u0000\u0007.pdf', 'ab.pdf'],
    ['does not push an ending out of sight', `invoice.pdf${' '.repeat(90)}.exe`, 'invoice.pdf.exe'],
    ['does not end in a dot, which Windows drops', 'evil.exe . .', 'evil.exe'],
    ['hides no file', '.htaccess', 'htaccess'],
    ['is no device', 'con.txt', '_con.txt'],
    ['is no device without an ending', 'LPT1', '_LPT1'],
    ['is a name at least', ' .\u202E. ', 'file'],
    ['holds no half of a character', 'a\uD800b.png', 'a_b.png'],
    ['is no pattern and no redirection', 'a<b>|c?*".txt', 'a_b__c___.txt'],
  ] as const) {
    it(what, () => {
      assert.equal(safeFileName(name), safe)
    })
  }

  it('keeps the ending of a name that is too long', () => {
    const safe = safeFileName(`${'a'.repeat(300)}.docx`)
    assert.equal(safe, `${'a'.repeat(115)}.docx`)
    assert.equal(safeFileName('😀'.repeat(300)).length, 120)
    assert.equal(safeFileName(`${'a'.repeat(5000)}.exe`).length, 120)
  })

  it('adds an ending where it is missing', () => {
    assert.deepEqual([safeFileName('Portal down', '.eml'), safeFileName('a.EML', '.eml')], ['Portal down.eml', 'a.EML'])
    assert.match(safeFileName('a'.repeat(300), '.eml'), /a\.eml$/)
  })
})

describe('endingOf', () => {
  it('is what a system goes by', () => {
    assert.deepEqual(['a.pdf.EXE', 'a', 'a.', '.x y'].map(endingOf), ['exe', '', '', ''])
  })
})
