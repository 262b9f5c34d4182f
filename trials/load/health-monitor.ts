import { readFileSync } from 'node:fs'
import { openConnection } from './connection.ts'
import { get } from './questions.ts'

/** Asks `/healthz` five times a second, each time on a fresh connection, as a load balancer does. */
export type Pulse = { stop(): Beats }
export type Beats = {
  count: number
  failures: string[]
  times: number[]
  /** Seconds after the beginning. */
  slowest: { at: number; ms: number }[]
}

const every = 200

export function feelPulse(port: number): Pulse {
  const beats: Beats = { count: 0, failures: [], times: [], slowest: [] }
  const begun = performance.now()
  const timer = setInterval(() => {
    const at = Math.round((performance.now() - begun) / 100) / 10
    const connection = openConnection(port)
    void connection.ask(get(`127.0.0.1:${port}`, '/healthz', 'connection: close\r\n')).then((answer) => {
      beats.count++
      beats.times.push(answer.ms)
      beats.slowest.push({ at, ms: Math.round(answer.ms) })
      if (answer.status !== 200) beats.failures.push(answer.failure || String(answer.status))
      connection.close()
    })
  }, every)
  return {
    stop() {
      clearInterval(timer)
      beats.times.sort((a, b) => a - b)
      beats.slowest = beats.slowest.sort((a, b) => b.ms - a.ms).slice(0, 5)
      return beats
    },
  }
}

/** MB of memory a process has at this moment. */
function residentMemory(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024
}

/** The most memory a process had from now on, looked at ten times a second. */
export function watchMemory(pid: number): { stop(): { before: number; most: number } } {
  const before = residentMemory(pid)
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, residentMemory(pid))
  }, 100)
  return {
    stop() {
      clearInterval(timer)
      return { before, most }
    },
  }
}
