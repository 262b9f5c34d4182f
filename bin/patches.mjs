import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

/**
 * Applies patches/<package>+<version>.patch to the installed packages; what is applied already is left as it is.
 * It needs no install script, which npm may have been told to ignore. Throws where a patch does not fit: the
 * package has another version, or somebody has changed it by hand.
 */
export async function applyPatches(root) {
  const names = readdirSync(join(root, 'patches')).filter((name) => name.endsWith('.patch'))
  if (names.length === 0) return
  // Found only now: this module is loaded before anything is installed.
  const library = join(root, 'node_modules/diff/libesm/index.js')
  const { applyPatch, parsePatch, reversePatch } = await import(pathToFileURL(library).href)
  for (const name of names) {
    const [, packageName, version] = /^(.+)\+(.+)\.patch$/.exec(name)
    const folder = join(root, 'node_modules', packageName.replaceAll('+', '/'))
    const installed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
    if (installed !== version)
      throw new Error(`patches/${name} is for ${version}, and ${packageName} ${installed} is installed.`)
    for (const patch of parsePatch(readFileSync(join(root, 'patches', name), 'utf8'))) {
      const file = join(folder, patch.newFileName.replace(/^b\//, ''))
      const text = readFileSync(file, 'utf8')
      if (applyPatch(text, reversePatch(patch)) !== false) continue
      const patched = applyPatch(text, patch)
      if (patched === false) throw new Error(`patches/${name} does not fit ${file}.`)
      // A new file in its place: a package manager may share the old one with other folders by a hard link.
      const draft = `${file}.${process.pid}`
      writeFileSync(draft, patched)
      renameSync(draft, file)
    }
  }
}
