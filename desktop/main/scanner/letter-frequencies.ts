/**
 * How often languages use their letters beyond ASCII, coarsely: enough to tell which of two readings of ten letters a
 * person wrote. Rarer letters cost more bits, as in a code for texts of that language.
 */

export type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'hebrew'
  | 'arabic'
  | 'thai'
  | 'kana'
  | 'hangul'
  | 'han';

/** Where the languages of one script share a character set. */
export type Region = 'west' | 'central' | 'baltic' | 'turkish';

export interface Language {
  script: Script;
  /** The letters in lower case, the most frequent first. */
  letters: string;
  /** The bits of the first letter, */
  first: number;
  /** and as many more for each place after it. */
  step: number;
  /** The bits of meeting this language among others of its script. */
  rare: number;
  /** Absent for a script whose languages share all their character sets. */
  region?: Region;
  /** Letters of ASCII that only foreign words of it have. */
  without?: string;
}

const latin = (
  region: Region,
  letters: string,
  first: number,
  step: number,
  more: { rare?: number; without?: string } = {},
) => ({
  script: 'latin' as const,
  region,
  letters,
  first,
  step,
  rare: 0,
  ...more,
});

/** Scripts without Latin letters write every letter beyond ASCII, so a letter says less. */
const other = (script: Script, letters: string, rare = 0): Language => ({
  script,
  letters,
  first: 3.2,
  step: 5 / letters.length,
  rare,
});

/** The most frequent characters of names and signs, for the scripts whose character sets have thousands. */
export const FREQUENT_CHARACTERS: ReadonlySet<string> = new Set(
  [
    '的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自去之过家学对可里后小心多天而能好都没日起还发成事作当文无开手十用主行方又如前所本见',
    '公同三已老从动两长知民样现分将外但身与高意进把法此实二理美点月明其全工者向情部正名定女力机业新因重电四第门相东海口西平真世气信北少关内加化由代军产入先山五太水万市',
    '银张王李刘陈阿云支付宝京商招农建伟杨赵黄周吴徐孙胡朱林何郭马罗芳娜静丽强磊军洋勇艳杰娟涛超秀霞敏',
    '這來國個說們為時會過學對後沒發無開見從動兩長樣現將與進實點種聲話業間電門東氣關內產萬銀張劉陳黃華玉富邦台灣北美玲志明雅婷郵局證券',
    '株式会社楽店鈴村井藤佐田木川都円店鉄道渡辺斎橋石崎原松竹清和加佐々三菱友井',
    '이가다기지사는에나의은을를하한고로서어인도리자대시스아정수그주성보상라장전해부일과원만여들국연구조영김박최강민행네카오버톡페뱅크윤임오신권황안송류홍철희현지은우진농협증권',
  ].flatMap((characters) => [...characters]),
);

const THAI_LETTERS = 'านรอกเงมยลวดทสตะปบคหแจพชขใไโผซถธฉภศษณญฟฐฝฬฒฆฎฏฌ';

export const LANGUAGES_BY_LETTERS: readonly Language[] = [
  latin('west', 'üäöß', 7, 0.5),
  latin('west', 'éàèêçôâîûïëùœüæÿ', 5.7, 0.5),
  latin('west', 'óíáñéúü', 6.9, 0.4),
  latin('west', 'ãçâéêáóíúàõôü', 7, 0.3, { rare: 0.5, without: 'kwy' }),
  latin('west', 'èàùòìéíîóú', 7.2, 0.4, { rare: 0.5 }),
  latin('west', 'àóéèçòíïúü·', 7, 0.4, { rare: 2 }),
  latin('west', 'äåöé', 5.8, 0.4, { rare: 0.5 }),
  latin('west', 'åøæéöä', 6.4, 0.4, { rare: 0.5 }),
  latin('west', 'ðáíþóæöúéý', 4.5, 0.5, { rare: 5 }),
  latin('west', 'ëïéèêöü', 8, 0.5, { rare: 1 }),
  latin('west', 'âàđôạảêáăươíúéóõùãũýđ', 5, 0.3, { rare: 3, without: 'fjwz' }),
  latin('west', 'äõüöšž', 6.6, 0.4, { rare: 0.5, without: 'qwxy' }),
  latin('central', 'łęąóżśćńź', 5.7, 0.35, { without: 'qvx' }),
  latin('central', 'íáěéřčžýšůúňťďóö', 5, 0.25),
  latin('central', 'áíéýčšžúľťôňóäďĺŕ', 5.9, 0.35, { rare: 1.5 }),
  latin('central', 'éáőóöüíúű', 4.6, 0.5),
  latin('central', 'ăîșțâşţ', 5.4, 0.4, { rare: 0.5 }),
  latin('central', 'čšžćđ', 6.6, 0.4),
  latin('turkish', 'ıüşçğöiâîû', 4.4, 0.55, { without: 'qwx' }),
  latin('baltic', 'ėšųžįąūčę', 6.1, 0.35, { without: 'qwx' }),
  latin('baltic', 'āīēšņūļžķčģ', 4.7, 0.4, { without: 'qwxy' }),
  other('cyrillic', 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё'),
  other('cyrillic', 'оаинітвресклудмпязьбгйчхжшюїцєщфґ', 0.5),
  other('cyrillic', 'аоиентрсвлкдпмзуъягбчшщжйцхфюь', 1.5),
  other('cyrillic', 'аоиенрјстувкмдлпгзбчшцњжхљћђфџ', 2),
  other('cyrillic', 'анеіоырстлкудвмзпябьгйцчхжшўюфэё', 2),
  other('cyrillic', 'аоиетнрсвкдпмлузјгбчшцжњхфќѓљѕџ', 3),
  other('greek', 'αοιετσνηυρπκμλςίωάόέθδγχήύξφώβζψϊΐϋΰ'),
  other('hebrew', 'יוהלאמרתבשנדכחםקפטגצעסןזףץך', 0.5),
  other('arabic', 'اليمونرتبةعدسفهكقأحجشطصىخإذزثضغءئظؤآپچژگ', 0.5),
  other('thai', `${THAI_LETTERS}่้ิีัึืุู็์ำๆฯ๊๋ๅ`, 1),
];
