/** Indicators that are a share of a whole, so that they cannot be more than 100%. */
import { isSatisfaction, type PlacedIndicator } from '../../filing/indicators.ts';

/** By the word before 率 or 度. */
const SHARE =
  /(?:满意|合格|完成|覆盖|达标|通过|及时|准确|正确|完好|通达|保通|到位|知晓|参与|出勤|优良|成活|发放|验收|保障|响应|普及|办结|整改|落实|执行|公开)[率度]|满意/;
/** Growth, or more than planned, may be more than the whole. */
const MAY_EXCEED = /增|提[高升]|超额|同比|环比|翻|倍/;

export function isShare({ indicator, first, second }: PlacedIndicator): boolean {
  const { name = '' } = indicator;
  return !MAY_EXCEED.test(name) && (SHARE.test(name) || isSatisfaction({ first, second }));
}
