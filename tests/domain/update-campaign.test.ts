import { describe, expect, test } from 'vitest'
import { compareVersions, isUpdated, olderThan, updatePlaces } from '#domain/update-campaign.ts'

describe('which version is newer', () => {
  test.each([
    ['9.0', '10.0', -1, 'numbers are compared as numbers'],
    ['10.0', '10', 0, 'what is missing is 0'],
    ['10.0', '10.1', -1, ''],
    ['10.0', '10.0 Re 2', -1, 'a release of it'],
    ['10.0 Re 2', '10.0 Re 10', -1, ''],
    ['10.0 Re 2', '10.1', -1, ''],
    ['10.0 re 2', '10.0 RE 2', 0, 'however it is written'],
    ['2025', '2026', -1, ''],
    ['', '1.0', -1, 'one that nobody wrote is the oldest'],
    ['', '', 0, ''],
    ['beta', '1.0', -1, 'a word stands under a number'],
  ])('%j against %j is %i', (one, other, sign, _why) => {
    expect([Math.sign(compareVersions(one, other)), Math.sign(compareVersions(other, one))]).toEqual([
      sign,
      sign === 0 ? 0 : -sign,
    ])
  })

  test('those in use that an update reaches, also where nobody wrote the version', () => {
    expect(olderThan('10.0', ['9.0', '10.0', '', '11.0', '9.5'])).toEqual(['9.0', '', '9.5'])
  })
})

describe('the computers of a system', () => {
  const known = { users: 3, activatedOn: '', earlier: new Map(), noted: new Map() }

  test('are one for each user, numbered where nobody knows their names, and all must be updated (R117)', () => {
    const places = updatePlaces(known)
    expect(places).toEqual([1, 2, 3].map((place) => ({ place, name: '', done: false })))
    expect(isUpdated(places)).toBe(false)
    const noted = new Map([1, 2].map((place) => [place, { name: '', done: true }]))
    expect(isUpdated(updatePlaces({ ...known, noted }))).toBe(false)
    noted.set(3, { name: '', done: true })
    expect(isUpdated(updatePlaces({ ...known, noted }))).toBe(true)
  })

  test('have the name of this campaign, else that of its activation for the first, else that of an earlier one', () => {
    const earlier = new Map([
      [1, 'VIEJA'],
      [2, 'CONTA'],
      [4, 'LAPTOP'],
    ])
    const noted = new Map([[3, { name: 'BODEGA', done: true }]])
    expect(updatePlaces({ ...known, activatedOn: 'CAJA-02', earlier, noted })).toEqual([
      { place: 1, name: 'CAJA-02', done: false },
      { place: 2, name: 'CONTA', done: false },
      { place: 3, name: 'BODEGA', done: true },
      { place: 4, name: 'LAPTOP', done: false },
    ])
  })
})
