import { expectAccessible, phoneAndDesk } from './support/axe.ts'
import { bodyOf, publishNow, save, uploadLead, writeArticle } from './support/desk.ts'
import { expect, signIn, test } from './support/fixtures.ts'

test('an editor says by keyboard what stays in view, and takes photos from the library', async ({ page }) => {
  await signIn(page, 'editor')
  await writeArticle(page, {
    title: `Un visage au bord ${Date.now()}`,
    standfirst: 'Il reste en vue.',
    paragraphs: ['Le texte.'],
  })
  await uploadLead(page, 'Un visage au bord de la photo')
  const lead = page.getByRole('region', { name: 'Image principale' })

  await test.step('the point: two sliders, and the cuts follow', async () => {
    await lead.getByRole('button', { name: 'Cadrage…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Horizontalement').focus()
    await page.keyboard.press('Home')
    await dialog.getByLabel('Verticalement').focus()
    await page.keyboard.press('ArrowUp')
    await expect(dialog.getByRole('listitem').first().locator('img')).toHaveCSS('object-position', '0% 49%')
    await expectAccessible(page, phoneAndDesk, { within: dialog })
    await dialog.getByRole('button', { name: 'Enregistrer le cadrage' }).press('Enter')
    await expect(dialog).toBeHidden()
    await expect(lead.getByText('Cadrage enregistré.')).toBeVisible()
  })

  await test.step('or the place that one points at', async () => {
    await lead.getByRole('button', { name: 'Cadrage…' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByLabel('Horizontalement')).toHaveValue('0')
    const picture = dialog.locator('[data-focus-picture]')
    const { width, height } = (await picture.boundingBox())!
    await picture.click({ position: { x: width * 0.75, y: height * 0.25 } })
    await expect(dialog.getByLabel('Horizontalement')).toHaveValue('75')
    await expect(dialog.getByLabel('Verticalement')).toHaveValue('25')
    await dialog.getByRole('button', { name: 'Enregistrer le cadrage' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('photos of the library go into a gallery, several at once, without a mouse', async () => {
    await bodyOf(page).locator('> p').last().click()
    await page.getByLabel('Mise en forme').getByRole('button', { name: 'Insérer' }).click()
    await page.getByRole('menuitem', { name: 'Galerie', exact: true }).click()
    const gallery = bodyOf(page).getByRole('group', { name: 'Galerie', exact: true })
    const open = gallery.getByRole('button', { name: 'Choisir dans la bibliothèque…' })
    await open.press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByLabel('Chercher une image')).toBeFocused()
    await page.keyboard.type('illustration plein jour')
    const boxes = dialog.getByRole('checkbox')
    await expect(boxes.nth(1)).toBeVisible()
    await page.keyboard.press('Tab')
    await expect(boxes.first()).toBeFocused()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await expectAccessible(page, phoneAndDesk, { within: dialog })
    await dialog.getByRole('button', { name: 'Ajouter 2 photos' }).press('Enter')
    await expect(gallery.getByText('Galerie : 2 photos')).toBeVisible()
    await expect(gallery.getByLabel('Description', { exact: true }).first()).not.toHaveValue('')
  })

  await test.step('readers see both', async () => {
    await save(page)
    const path = await publishNow(page)
    const article = await (await page.request.get(path)).text()
    expect(article.match(/class="gallery"/g)).toHaveLength(1)
    // It is whole on its own page, and cut in the list of its section.
    expect(article).not.toContain('object-position:75% 25%')
    await expect
      .poll(async () => (await page.request.get('/politique')).text())
      .toContain('object-position:75% 25%')
  })
})
