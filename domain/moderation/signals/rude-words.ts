import { cuss } from 'cuss/fr'
import { compileWords } from './matcher.ts'

/** The list rates its words: from this on, they are rude wherever they stand. */
const sure = 2

/**
 * The list is one of slang, and much of it is in the paper every day: a « salle des fêtes », the « Pays-Bas », a « retard » of
 * trains, a « cul-de-sac ». These are left to the moderator's eye.
 */
const ordinary = new Set(
  [
    'BLC, DMC, DTC, NTM, PQR, RAB, TBM, TG, VDM, astiquer, avoir les nerfs, benzer, bibite, bombe atomique, bon coup, bonasse',
    'bouffable, boule, bourriquer, branlée, choper, clille, coquillard, crisse, crissement, crosse, crosser, cul, culasse, culbuter',
    'culer, culeter, culeur, demi-molle, dérouler du câble, diarrhée, dilater, djoc, does, doeser, doigter, drisser, drouille',
    'débagouler, débander, déboiter, décharger, déconner, défoncer, défonceur, défourailler, dégager, déglinguer, démonter',
    'dépucelage, désengorger, emmancher, emmanché, en avoir deux, enfiler, enfler, enfourailler, englander, engrosser, engueuler',
    'entuber, envoyer, esque, estie, exploser, exploser le terrier, faciale, fesse, fif, fifi, flûte, fourbir, fourrer, foutoir',
    'gland, glaoui, glisser, gosse, gourdin, gousse, graine, gros, grouille, gueule, gueuler, joual vert, latter, limer',
    'aller libérer Mandela, libérer Mandela, va libérer Mandela, vais libérer Mandela, maquerellage, matos, melon, mettre',
    'mettre dans la sauce, mettre dans l’os, mettre la misère, minou, mollard, morue, mouille, moule, mouron, ordure, panier',
    'pare-choc, pare-chocs, pays-bas, peler, piment, pine, piner, pipe, plume, poche, poil, pomme à l’huile, pomper, porc',
    'pourrir, poutrer, pédale, pélot, pépom, queue, ramoner, retard, riflard, rondelle, récurer la marmite, sa mère, ta mère',
    'saint-chrême, saint-ciboire, saint-crême, saint-sacrament, saint-simonaque, salle des fêtes, sarce, sauter, se cogner',
    'se taper, se les cailler, shampoing, simonaque, sphincter, sucer, s’en battre, s’en cogner, s’en taper, ta bouche, taper',
    'techa, tepu, treuf, troncher, tâter, vendre du piment, vier, viarge, yeule, être la fête, péter dans la soie, casser le pot',
  ].flatMap((line) => line.toLowerCase().split(', ')),
)

/** Insults that the list does not have. */
const others = [
  'abruti',
  'abrutie',
  'bicot',
  'crétin',
  'crétine',
  'enculée',
  'enflure',
  'gouine',
  'grognasse',
  'négresse',
  'pétasse',
  'pouffiasse',
  'poufiasse',
  'raclure',
]

const entries = Object.entries(cuss)
  .filter(([word, rating]) => rating >= sure && !ordinary.has(word.toLowerCase()))
  .map(([word]) => word)

/** Words that are rude in French wherever they stand, in folded text. */
export const findRudeWords = compileWords([...entries, ...others])
