'use client'

import { useEffect } from 'react'
import { colleagueMark } from './colleague-mark.ts'

/** Of the desks: whoever sees one is signed in, and the form for comments may ask under which name. */
export function LeaveColleagueMark() {
  useEffect(() => colleagueMark.set(), [])
  return null
}
