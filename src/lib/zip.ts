// A zip file, made while it is read: no more of it is held than what was compressed last.
import { Zip, ZipDeflate } from 'fflate'
import type { ZippedText } from '../app/ports/zip.ts'

/** `MakeZip`. */
export async function* zipOf(files: AsyncIterable<ZippedText>, at: Date): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, bytes) => {
    if (error) failure = error
    else ready.push(bytes)
  })
  const taken = (): readonly Uint8Array[] => {
    if (failure) throw failure
    const pieces = ready
    ready = []
    return pieces
  }
  const encoder = new TextEncoder()
  for await (const { name, text } of files) {
    const file = new ZipDeflate(name)
    file.mtime = at
    zip.add(file)
    for await (const part of text) {
      file.push(encoder.encode(part))
      yield* taken()
    }
    file.push(new Uint8Array(), true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}
