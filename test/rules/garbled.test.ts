/** text-garbled: rubbish of wrong decodings is found, and rare but rightful texts are left alone. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { garbledIn } from '../../src/rules/reading/garbled.ts';
import { reportsOf, ruleNamed } from './reports.ts';

const readAs = (text: string, encoding: string) =>
  new TextDecoder(encoding).decode(new TextEncoder().encode(text));

const texts = [
  '中国',
  '对三条河道清淤',
  '绩效目标',
  '项目概况：养护',
  '次仁拉姆',
  '发放补贴，覆盖全县。',
];

describe('found, with what it was', () => {
  test.each(texts)('%s in UTF-8 read as GBK', text => {
    const found = garbledIn(readAs(text, 'gb18030'));
    expect(found).toBeDefined();
    if (found?.original) expect(text).toContain(found.original);
  });

  test.each(texts)('%s in UTF-8 read as Latin letters', text => {
    expect(garbledIn(readAs(text, 'windows-1252'))?.original).toBe(text);
  });

  test.each([
    ['ÖÐ¹úµÀÂ·', '中国道路'],
    ['â€œåŠ¨å‘˜â€', undefined],
    ['25Â°C', '°'],
    ['锟斤拷锟斤拷', undefined],
    ['�锟斤拷', undefined],
    ['烫烫烫烫', undefined],
    ['屯屯屯', undefined],
    ['涓?鍥?', undefined],
    ['瀵逛笁', '对三'],
  ])('%s', (text, original) => {
    const found = garbledIn(`前言${text}`);
    expect(found).toBeDefined();
    if (original !== undefined) expect(found?.original).toBe(original);
  });

  test('in names, goals and values of indicators', () => {
    const filing = `project: { leader: 锟斤拷 }
goals: { annual: 缁╂晥鐩爣 }
indicators: { annual: { 产出指标: { 数量指标: [{ name: 里程, value: â‰¥95% }] } } }`;
    expect(reportsOf(ruleNamed('text-garbled'), filing).map(({ path }) => path.join('.'))).toEqual([
      'project.leader',
      'goals.annual',
      'indicators.annual.产出指标.数量指标.0.value',
    ]);
  });
});

describe('left alone', () => {
  test.each([
    '李锟、张骞、杨璐、宸玮、缪斯、闫妮、鄢陵县、亳州市、儋州市、衢州市、邛崃市',
    '烫金机、烫伤科、屯昌县、屯屯通公路、公斤拷贝纸',
    '锛凿斧锯、钣金、铆焊、镗床、铣床、钴铬钼合金、氯氟烃、苯乙烯、聚丙烯腈',
    '麒麟区、蕲春县、醴陵市、盱眙县、歙县、黟县、婺源县、鄱阳湖、瑷珲镇、呼和浩特市',
    'André Müller、Ångström、naïve café”—résumé、Zürich·Genève',
    '×××路、±0.5℃、20÷4=5、10µm、25°C、§3、«项目»、½、¥300',
    'རྒྱ་མཚོ།、བོད་ལྗོངས།、①②③、≥95%、龘靐齉、㐂㑇',
    '遶陸瀏覽廣東國際機場、臺灣、繁體字',
  ])('%s', text => {
    expect(garbledIn(text)).toBeUndefined();
  });

  test('every shipped example and the texts of this repository', () => {
    const folder = new URL('../../', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      path =>
        /^(examples|templates|docs|fonts)\/.*\.(yaml|md)$/.test(path) && !path.includes('rules.md'),
    );
    expect(files.length).toBeGreaterThan(20);
    for (const file of files)
      expect([file, garbledIn(readFileSync(new URL(file, folder), 'utf8'))]).toEqual([
        file,
        undefined,
      ]);
  });

  test('texts of the standard hanzi in any order', () => {
    const list = readFileSync(new URL('../../scripts/standard-hanzi.txt', import.meta.url), 'utf8');
    const hanzi = list.split('\n').flatMap(line => (line.startsWith('#') ? [] : [...line]));
    // The first 3,500 of the list are those in common use.
    const common = fc.array(fc.constantFrom(...hanzi.slice(0, 3500)), {
      minLength: 20,
      maxLength: 60,
    });
    fc.assert(
      fc.property(common, text => {
        expect(garbledIn(text.join(''))).toBeUndefined();
      }),
    );
  });
});
