// Tables as text that spreadsheets open. https://www.rfc-editor.org/rfc/rfc4180

/** Rows of cells, with a byte order mark so that spreadsheets read UTF-8. */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/**
 * A cell that starts like a formula gets an apostrophe in front, or a spreadsheet would run it.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(text: string): string {
  const inert = /^[\s]*[=+\-@\t\r|%]/u.test(text) ? `'${text}` : text
  return `"${inert.replaceAll('"', '""')}"`
}
