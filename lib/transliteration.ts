import transliterate from '@sindresorhus/transliterate'

/**
 * Living Cyrillic alphabets beside Russian, Ukrainian and Bulgarian, which the library has. The base letter of
 * ISO 9:1995 without its mark; where the national standard in use writes the sound otherwise, that: Serbian gajica (dj),
 * North Macedonian passports (gj, dz, dj), Tajik, Tatar and Bashkir by BGN/PCGN (j, dh).
 */
const cyrillic: Record<string, string> = {
  a: 'әӛ',
  ae: 'ӕԙ',
  c: 'ћ',
  ch: 'ҹӌҽҿ',
  d: 'ԁ',
  dh: 'ҙ',
  dj: 'ђԃ',
  dz: 'ѕӡԅԇџ',
  e: 'ѣԑ',
  f: 'ѳ',
  g: 'ғҕӷӻԍ',
  gj: 'ѓ',
  h: 'һҳӽӿԧ',
  i: 'ѵѷ',
  j: 'јҗҷ',
  k: 'ҝҟҡԟӄ',
  kj: 'ќ',
  ks: 'ѯ',
  l: 'ӆԓԡԯ',
  lj: 'љԉ',
  lkh: 'ԕ',
  m: 'ӎ',
  n: 'ңӈӊԣԩ',
  ng: 'ҥ',
  nj: 'њԋ',
  o: 'өӫѡѻѽ',
  ot: 'ѿ',
  p: 'ҧԥ',
  ps: 'ѱ',
  q: 'қԛҁ',
  r: 'ҏ',
  rkh: 'ԗ',
  s: 'ҫԍ',
  t: 'ҭ',
  ts: 'ҵ',
  tch: 'ԭ',
  tj: 'ԏ',
  u: 'үұѹѫ',
  w: 'ҩԝ',
  y: 'ҋ',
  ya: 'ѧѩ',
  ye: 'ѥ',
  yu: 'ѭ',
  zh: 'ԫ',
  // Signs that only soften, harden or sharpen the letter before them.
  '': 'ьъҍӏ',
}

/** Arabic letters of Kurdish, Uyghur, Sindhi, Kashmiri and the Maghreb, by ALA-LC without its marks. */
const arabic: Record<string, string> = {
  a: 'ٱٲٳ',
  b: 'ٻٮ',
  bh: 'ڀ',
  ch: 'ڇڿ',
  d: 'ڊڋڍڎڏڐۮ',
  dh: 'ڌ',
  e: 'ەێ',
  f: 'ڢڡ',
  g: 'ڬݢڨڮڰڲڳڴ',
  gh: 'ۼ',
  h: 'ڂۂۿ',
  i: 'ؽؾؿ',
  j: 'ڄ',
  k: 'ڪػؼ',
  l: 'ڵڶڷڸ',
  n: 'ڹڻ',
  ng: 'ڠڭڱ',
  ny: 'ڃڽ',
  o: 'ۄۅۆ',
  oe: 'ۊ',
  ph: 'ڦ',
  q: 'ٯڧ',
  r: 'ڒڔڕڗڙۯ',
  s: 'ڛڜڝڞۺۻ',
  t: 'ٽۃ',
  th: 'ٺٿ',
  u: 'ۇۈۉ',
  v: 'ڣڤڥۋۏ',
  y: 'ؠۑۓ',
  z: 'ڟ',
  // The high hamza of Kazakh only colours the vowels of its word.
  '': 'ٴ',
}

/** Georgian letters of Mingrelian, Svan, Laz and older print, by ISO 9984 without its marks. */
const georgian: Record<string, string> = {
  e: 'ჱჷჺ',
  f: 'ჶ',
  g: 'ჹ',
  o: 'ჵ',
  q: 'ჴჸ',
  w: 'ჳ',
  y: 'ჲ',
}

/**
 * Latin letters that neither decompose nor are in the library (nor, ə, as it has it): African, Indigenous American, medievalist and phonetic
 * ones and small capitals. As Unicode CLDR has them (Latin-ASCII); those it leaves out, by the letter in their Unicode
 * name, or as languages that use them write them in plain letters (c, x and q for clicks as in Xhosa).
 */
const latin: Record<string, string> = {
  a: 'ⱥɐᴀᶏɑɒᶐꜣꞻꬰꭤ',
  aa: '𐞀ꜳ',
  ae: 'ᴁᴂꞛꬱ',
  ao: 'ꜵ',
  au: 'ꜷ',
  av: 'ꜹꜻ',
  ay: 'ꜽ',
  b: 'ᴯƀɓƃʙᴃᵬᶀꞗƅꞵ',
  c: 'ƈȼɕʗᴄↄꜿꞓꞔ𝼏𝼝ǀ',
  ch: 'ʧ𝼗𝼜',
  cm: 'ↈ',
  con: 'ꝯ',
  d: 'ɖɗƌȡᴅᵭᶁᶑꝺꟈƍẟᴆ𝼥',
  db: 'ȸ',
  dum: 'ꝱ',
  dz: 'ʣʥꭦƻ',
  dzh: 'ʤ𝼒𝼙',
  e: 'əǝɛɇɘɜɝɞʚᴇᴈᶒᶓᶔⱸⱻꬲꬳꬴɚᶕ',
  et: 'ꝫ',
  f: 'ƒᵮᶂꜰꝼꞙꬵɸⱷⅎꟻ',
  fng: 'ʩ𝼀',
  g: 'ɠǥɡɢʛᵷᵹᶃꝿꞡꟑꬶ𝼁𝼂ɣɤ',
  gh: 'ȝ',
  h: 'ɥɦʜʮʯⱨⱶꞕꟶɂʔʕʖʡʢɧꜧᴤᴥꜥꞌꞏ꟏𝼎',
  hv: 'ƕ',
  i: 'ᵎɨɪᴉᶖ𝼚ɩᵻᵼꞽꟷꟾↅ',
  ie: 'ꭠ',
  is: 'ꝭ',
  j: 'ȷɉɟʄʝᴊ',
  k: 'ƙʞᴋᶄⱪꝁꝃꝅꞣ𝼃𝼐ꜫꜭ',
  l: 'ƚȴɫɬɭʟᴌᶅⱡꝇꝉꞁꞎꬷꬸꬹ𝼄𝼑𝼓ƛꟛ𝼦ↆ',
  ll: 'ỻ',
  lm: 'ↇ',
  ls: 'ʪ',
  lum: 'ꝲ',
  lz: 'ʫɮ𝼅',
  m: 'ɯɰɱᴍᴟᵯᶆꟺꬺꟽꟿↀ',
  mum: 'ꝳ',
  n: 'ᴻɲƞȵɳɴᴎᵰᶇꞑꞥꬻŋꬼ𝼇𝼔𝼧',
  num: 'ꝴ',
  o: 'ɔɵᴏᴐᴑᴒᴓᴖᴗᶗⱺꝋꝍꟁꬽꬾꬿ𝼛ɷꞷ',
  oe: 'ɶᴔꞝꭀꭁꭂꭢ',
  oi: 'ƣ',
  oo: 'ꝏꭃꭄ',
  ou: 'ȣᴕ',
  p: 'ƥᴘᵱᵽᶈꝑꝓꝕʘꟼ',
  q: 'ɋʠꝗꝙꞯĸǃ𝼊',
  qp: 'ȹ',
  r: 'ʀɍɹɺɻɼɽɾɿʁᴙᴚᵲᵳᶉⱹꝛꞃꞧꭅꭆꭉꭋꭌꭨ𝼈𝼕𝼖ꭇ𝼨',
  rr: 'ꭈꭊ',
  rum: 'ꝝꝵꝶ',
  s: 'ȿʂᵴᶊẜẝꜱꞅꞩꟊꟗ𝼞ƨꟙꟍ𝼩ƽ',
  sh: 'ʃƪʅʆᶋᶘꭍ𝼋𝼌',
  t: 'ŧƫƭʈȶⱦʇᴛᵵꞇ𝼉𝼍ƾ𝼪',
  tc: 'ʨǂ',
  th: 'ᵺꝥꝧꟓ',
  ts: 'ʦꭧ',
  tt: 'ʭ',
  tum: 'ꝷ',
  tz: 'ꜩꜯ',
  u: 'ᴜᴝᴞᶙꞹꭎꭒʊʉᵾᵿꞿꭏ',
  ue: 'ᵫꞟ',
  ui: 'ꭐꭑ',
  um: 'ꝸ',
  uo: 'ꭣ',
  v: 'ʋʌᴠᶌⱱⱴꝟỽꝩ',
  vm: 'ↁ',
  vy: 'ꝡ',
  w: 'ʍᴡⱳꟃƿꟕ',
  ww: 'ʬ',
  x: 'ᶍꭖꭗꭘꭙǁꭓꭔꭕ',
  xm: 'ↂ',
  y: 'ƴɏʎʏỿꭚ𝼆',
  ye: 'ꭡ',
  z: 'ƶȥɀʐʑᴢᵶᶎⱬʒƹƺʓᴣᶚꝣ𝼘',
}

const supplement = new Map(
  [cyrillic, arabic, georgian, latin].flatMap((table) =>
    Object.entries(table).flatMap(([ascii, letters]) =>
      [...letters].map((letter) => [letter, ascii] as const),
    ),
  ),
)

/** By its sound in ASCII, small letters; a letter that has none here (北京) is still in the answer. */
export function romanized(word: string): string {
  const letters = word
    // Composed, for й is not и; a PDF pastes the shapes of Arabic letters (ﻣ for م).
    .normalize('NFKC')
    .toLowerCase()
    // The capitals of church Georgian become its own small letters, which stand in today's order.
    .replace(/[ⴀ-ⴥ]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! - 0x1c30))
    .replace(/[\p{L}\p{Nl}]/gu, (letter) => supplement.get(letter) ?? letter)
  // After the library, which reads two Armenian letters, ու, as one.
  const once = transliterate(letters).replaceAll('ւ', 'v')
  // Again: from a letter with a mark that it lacks (ў, ἀ), the library has only taken the mark off.
  return transliterate(once).toLowerCase().replace(/\p{M}/gu, '')
}
