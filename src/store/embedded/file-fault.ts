// What the file system says, in words that name the cure.
import { OutsideError } from '../../domain/errors.ts'
import { phrase } from '../../texts/say.ts'

const CURES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space and restart Frontdesk',
  EDQUOT: 'the disk quota is used up; free some space and restart Frontdesk',
  EACCES: 'this user may not write there; change its owner or rights, or choose another folder, and restart Frontdesk',
  EPERM: 'this user may not write there; change its owner or rights, or choose another folder, and restart Frontdesk',
  EROFS: 'the file system is read-only; choose another folder and restart Frontdesk',
  EEXIST: 'there is a file of that name; remove it or choose another folder, and restart Frontdesk',
  ENOTDIR: 'there is a file where a folder should be; remove it or choose another folder, and restart Frontdesk',
  EISDIR: 'there is a folder where a file should be; move it away and restart Frontdesk',
  ENOENT: 'no folder can be made there; choose another folder and restart Frontdesk',
  EMFILE: 'too many files are open; raise the limit of open files and restart Frontdesk',
}

/** An `OutsideError` for a fault of the file system; its code is the system's own, such as `ENOSPC`. */
export function fileFault(file: string, cause: unknown): OutsideError {
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'file-fault'
  return new OutsideError({
    code,
    retryable: false,
    message: `Cannot use '${file}': ${CURES[code] ?? `the file system answered ${code}; check the disk and restart Frontdesk`}`,
    forPerson: phrase('outside.store.unusable'),
    cause,
  })
}
