// Zip files, made while they are read: `src/lib/zip.ts`.

export interface ZippedText {
  /** With folders, such as `tickets/12.json`. */
  readonly name: string
  readonly text: AsyncIterable<string> | Iterable<string>
}

/** The bytes of the zip file, in pieces, no more of which is held than was compressed last. `at`: what all files in it are dated. */
export type MakeZip = (files: AsyncIterable<ZippedText>, at: Date) => AsyncIterable<Uint8Array>
