import assert from 'node:assert/strict'
import { isCalledPicture, pictureType } from '../../../src/domain/mail/picture-type.ts'

describe('pictureType', () => {
  it('goes by the first bytes', () => {
    assert.equal(pictureType(Buffer.from('89504e470d0a1a0a00', 'hex')), 'image/png')
    assert.equal(pictureType(Buffer.from('ffd8ffe000', 'hex')), 'image/jpeg')
    assert.equal(pictureType(Buffer.from('GIF89a...')), 'image/gif')
    assert.equal(pictureType(Buffer.from('GIF87a...')), 'image/gif')
  })

  it('is nothing for pages, drawings and what is too short', () => {
    for (const text of ['', 'GIF8', '<html>', '<svg onload="x">', 'RIFF....WEBP', 'GIF88a']) {
      assert.equal(pictureType(Buffer.from(text)), null, text)
    }
  })
})

describe('isCalledPicture', () => {
  it('knows the kinds that cards show', () => {
    const types = ['image/png', 'IMAGE/JPG; name=x', 'image/svg+xml', 'image/pngx', 'text/html', 'x/image/png']
    assert.deepEqual(types.map(isCalledPicture), [true, true, false, false, false, false])
  })
})
