import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { networkOf, wideNetworkOf } from '#lib/network.ts'
import { type SecretName, secretKey } from '#platform/secrets.ts'

/**
 * What is private about a commenter. The e-mail is encrypted (AES-256-GCM, random nonce) and matched by a
 * keyed hash; the network is a keyed hash whose key changes every month, so that it links a burst, not a life.
 */
const version = 1

/** Bytes: version (1), nonce (12), tag (16), ciphertext. */
export function encryptEmail(email: string): Uint8Array {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secretKey('emailKey'), nonce)
  const text = Buffer.concat([cipher.update(email, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), text])
}

export function decryptEmail(stored: Uint8Array): string {
  const bytes = Buffer.from(stored)
  const decipher = createDecipheriv('aes-256-gcm', secretKey('emailKey'), bytes.subarray(1, 13))
  decipher.setAuthTag(bytes.subarray(13, 29))
  return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString('utf8')
}

const hmac = (key: SecretName, ...parts: string[]): Buffer =>
  createHmac('sha256', secretKey(key)).update(JSON.stringify(parts)).digest()

export const emailIndex = (email: string): Uint8Array => hmac('blindIndexKey', 'email', email)

export const networkHash = (address: string, now: Date): Uint8Array =>
  hmac('networkKey', now.toISOString().slice(0, 7), networkOf(address))

/** Of the /48 that an IPv6 network belongs to; the same as `networkHash` where there is none above it. */
export const wideNetworkHash = (address: string, now: Date): Uint8Array =>
  hmac('networkKey', now.toISOString().slice(0, 7), wideNetworkOf(address))

/** Equal for the same words by the same person at the same place, and unreadable. */
export const contentKey = (articleId: string, parentId: string | null, email: string, body: string): Buffer =>
  hmac('blindIndexKey', 'content', articleId, parentId ?? '', email, body)

/** Without JavaScript a form has no id of its own: the same words are then the same request. */
export function derivedRequestId(content: Buffer): string {
  const bytes = Buffer.from(content.subarray(0, 16))
  bytes[6] = 0x80 | (bytes[6]! & 0x0f) // version 8: vendor-defined (RFC 9562 §5.8)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
