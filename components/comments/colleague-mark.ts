/** On this device: a colleague was signed in here. It opens nothing; the server asks the session. Storage may be closed to us. */
const key = 'redaction'

export const colleagueMark = {
  isSet(): boolean {
    try {
      return localStorage.getItem(key) === '1'
    } catch {
      return false
    }
  },
  set(): void {
    try {
      localStorage.setItem(key, '1')
    } catch {
      // Then the form asks for a name, and the account's is used all the same.
    }
  },
  remove(): void {
    try {
      localStorage.removeItem(key)
    } catch {
      // As above.
    }
  },
}
