/** What readers of the demo have told the newsroom, and what became of it. Days and hours ago, as in the stories. */
export const demoReports = [
  {
    slug: 'pont-des-tanneurs-la-ville-avait-ecarte-un-forage-a-38-000-euros',
    after: '3d2h',
    paragraph: '3',
    passage: 'relie depuis 1932 la ville haute au faubourg des Tanneurs',
    body: 'La plaque posée sur la pile côté ville haute porte la date de 1931. L’inauguration a bien eu lieu en 1932, mais le pont était ouvert aux piétons l’année d’avant : mon grand-père y passait pour aller à la tannerie.',
    name: 'Mireille Aubanel',
    email: 'mireille.aubanel@exemple.fr',
    status: 'new',
    note: '',
  },
  {
    slug: 'la-mediatheque-supprime-les-amendes-de-retard-et-recupere-1-140-livres',
    after: '5h',
    paragraph: '',
    passage: '',
    body: 'Le délai moyen de retour serait passé de 24 à 27 jours. Le rapport d’activité distribué à l’accueil dit 26 jours, page 12. Une coquille, sans doute.',
    name: '',
    email: '',
    status: 'new',
    note: '',
  },
  {
    slug: 'au-marche-couvert-un-etal-sur-cinq-est-vide-la-ville-baisse-les-loyers',
    after: '1d19h',
    paragraph: '1',
    passage: 'sur les 54 étals du marché couvert',
    body: 'Il y a 45 étals aux halles, pas 54 : les chiffres ont dû être intervertis. Le plan est affiché à l’entrée de la rue des Halles.',
    name: 'J. Peneda',
    email: 'joaquim.peneda@exemple.fr',
    status: 'done',
    note: 'Exact, vérifié sur le plan de la régie des halles. Titre, chapeau et texte corrigés.',
  },
] as const

/** Stories that the desk has put beside another, by their addresses. */
export const demoRelated = {
  'pont-des-tanneurs-la-ville-avait-ecarte-un-forage-a-38-000-euros': [
    'budget-valbrune-gele-la-taxe-fonciere-et-renonce-a-sa-piscine-couverte',
    'l-enquete-publique-sur-la-rocade-sud-prolongee-de-quinze-jours',
    'valbrune-perd-encore-un-litre-d-eau-potable-sur-cinq',
  ],
  'au-marche-couvert-un-etal-sur-cinq-est-vide-la-ville-baisse-les-loyers': [
    'les-bles-de-haute-brune-ont-rendu-14-de-moins-que-la-moyenne-de-dix',
    'valbrune-fermera-son-centre-aux-voitures-le-samedi-pendant-six-mois',
  ],
} as const
