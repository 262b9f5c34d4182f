import { expect, test } from 'vitest'
import { familyOf, inTree, parentProblem, pathName, topLevel } from './section.ts'

const section = (id: string, parentId: string | null = null) => ({ id, parentId, name: id })
const sections = [
  section('sports'),
  section('ballon', 'sports'),
  section('culture'),
  section('neige', 'sports'),
  section('alone'),
]
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id)

test('each section of the masthead is followed by its own, all in their order', () => {
  expect(ids(inTree(sections))).toEqual(['sports', 'ballon', 'neige', 'culture', 'alone'])
  expect(ids(topLevel(sections))).toEqual(['sports', 'culture', 'alone'])
  expect(familyOf(sections, 'sports')).toEqual(['sports', 'ballon', 'neige'])
  expect(familyOf(sections, 'ballon')).toEqual(['ballon'])
  expect(pathName(sections, sections[1]!)).toBe('sports › ballon')
  expect(pathName(sections, sections[0]!)).toBe('sports')
})

test('one whose parent is not among them stands by itself, and is not lost', () => {
  expect(ids(inTree([section('ballon', 'sports'), section('culture')]))).toEqual(['ballon', 'culture'])
})

test('there is one level, and no circle', () => {
  expect(parentProblem(sections, 'alone', 'sports')).toBeNull()
  expect(parentProblem(sections, 'ballon', 'culture')).toBeNull()
  expect(parentProblem(sections, 'ballon', null)).toBeNull()
  expect(parentProblem(sections, null, 'sports')).toBeNull()
  expect(parentProblem(sections, 'alone', 'ballon')).toBe('section.parent_nested')
  expect(parentProblem(sections, null, 'ballon')).toBe('section.parent_nested')
  expect(parentProblem(sections, 'alone', 'alone')).toBe('section.parent_nested')
  expect(parentProblem(sections, 'sports', 'culture')).toBe('section.parent_has_children')
  expect(parentProblem(sections, 'sports', 'ballon')).toBe('section.parent_nested')
  expect(parentProblem(sections, 'alone', 'gone')).toBe('section.parent_missing')
})
