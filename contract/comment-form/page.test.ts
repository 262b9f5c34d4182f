import { describe, expect, it } from 'vitest'
import { type CommentFormPage, renderCommentFormPage } from './page.ts'

const page: CommentFormPage = {
  locale: 'fr',
  siteName: 'Plein Jour',
  status: 422,
  title: 'Un titre',
  articleHref: '/politique/un-titre',
  values: {
    articleId: 'a1',
    parentId: '',
    name: 'Zoé "la" <b>',
    email: 'zoe@',
    body: '\nPremière ligne\n</textarea><script>alert(1)</script>',
    formToken: 'jeton',
    requestId: '',
    website: '',
  },
  errors: { summary: 'À corriger', fields: { email: 'Adresse non valable' } },
  labels: {
    errorPrefix: 'Erreur :',
    heading: 'Votre commentaire',
    intro: 'Rien n’est perdu.',
    required: 'Les trois champs sont obligatoires.',
    fields: {
      body: { label: 'Commentaire', note: '' },
      name: { label: 'Nom', note: 'Votre nom ou un pseudonyme.' },
      email: { label: 'Adresse e-mail', note: 'Votre adresse e-mail ne sera pas publiée.' },
    },
    honeypot: 'Ne pas remplir',
    charter: ['Lu selon la ', 'charte', '.'],
    submit: 'Envoyer',
    back: 'Revenir',
  },
}
const html = renderCommentFormPage(page)

describe('the page of a refused comment', () => {
  it('says in its title that something is wrong', () => {
    expect(html).toContain('<title>Erreur : Votre commentaire – Plein Jour</title>')
  })

  it('keeps everything typed, as words', () => {
    expect(html).toContain('value="Zoé &#34;la&#34; &#60;b&#62;"')
    expect(html).toContain('&#60;/textarea&#62;&#60;script&#62;')
    expect(html).not.toContain('<script')
    // Browsers drop the first newline of a textarea; the reader's own must come after it.
    expect(html).toContain('>\n\nPremière ligne')
  })

  it('says before the first field that all must be filled in', () => {
    expect(html.indexOf('Les trois champs sont obligatoires.')).toBeGreaterThan(0)
    expect(html.indexOf('Les trois champs sont obligatoires.')).toBeLessThan(html.indexOf('<textarea'))
  })

  it('ties the error to its field, and the note with it', () => {
    expect(html).toMatch(
      /id="champ-email" name="email" required aria-invalid="true" aria-describedby="champ-email-note champ-email-erreur" autofocus/,
    )
    expect(html).toContain('<li><a href="#champ-email">Adresse non valable</a></li>')
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(1)
  })

  it('carries the token and what it answers, and nothing empty', () => {
    expect(html).toContain('<input type="hidden" name="formToken" value="jeton">')
    expect(html).not.toContain('name="parentId"')
    expect(html).toContain('name="website"')
  })

  it('points at no field when none is to blame', () => {
    const busy = renderCommentFormPage({ ...page, status: 503, errors: { summary: 'Occupé', fields: {} } })
    expect(busy).not.toContain('<ul>')
    expect(busy).not.toMatch(/<(?:input|textarea)[^>]*aria-invalid/)
  })
})
