/**
 * A filing: what one YAML file says, as typed data. Rules and forms read it; nothing here knows a form's layout.
 *
 * Glossary (English identifier = 术语):
 * filing = 申报；reporting unit = 填报单位；department = 主管部门；implementing unit = 项目单位；
 * attribute = 项目属性；period = 项目起止时间；funding = 项目资金申请；source of funding = 资金来源；
 * justification = 项目立项情况；schedule = 项目实施进度计划；performance goal = 绩效目标（long-term 长期、annual 年度）；
 * performance indicator = 绩效指标；first and second level = 一级指标、二级指标；indicator value = 指标值；
 * preparer = 填报人；objective = 分项目标；task = 年度主要任务；self-evaluation = 绩效自评（actual 实际完成、score 得分、
 * deviation 偏差原因）。
 */
import type Big from 'big.js';

/** A calendar date that exists, told to the day, the month or the year (ISO 8601: a date of reduced precision). */
export interface CalendarDate {
  readonly kind: 'date';
  readonly year: number;
  readonly month?: number;
  /** Only beside a month. */
  readonly day?: number;
}

/** An exact number: money in the filing's unit (万元 or 元), a weight or a score; `text` is as written. */
export interface Amount {
  readonly kind: 'amount';
  readonly text: string;
  readonly value: Big;
}

/** One budget year or a run of them, both ends included. */
export interface Years {
  readonly kind: 'years';
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** An indicator's value as printed, e.g. ≥95%; the parts where the filing states them apart. */
export interface IndicatorValue {
  readonly kind: 'indicator-value';
  readonly text: string;
  readonly operator?: string;
  readonly target?: string;
  readonly unit?: string;
}

export interface Indicator {
  readonly name?: string;
  readonly value?: IndicatorValue;
  readonly note?: string;
  /** 分值权重. */
  readonly weight?: Amount;
  readonly explanation?: string;
  /** 上年实际值. */
  readonly lastYear?: string;
  /** 指标值来源, e.g. 历史标准. */
  readonly source?: string;
  /** 实际完成值. */
  readonly actual?: string;
  /** 得分. */
  readonly score?: Amount;
  /** 偏差原因. */
  readonly deviation?: string;
  /** 调整指标值: the value after the budget was adjusted. */
  readonly adjusted?: string;
  /** 是否核心指标: 是 or 否. */
  readonly core?: string;
}

/** First level → second level → indicators, in the order written. */
export type IndicatorTable = Readonly<
  Record<string, Readonly<Record<string, readonly Indicator[]>>>
>;

export interface Period {
  readonly start?: CalendarDate;
  readonly end?: CalendarDate;
}

/** An amount and the sources that it comes from. */
export interface FundingColumn {
  readonly total?: Amount;
  /** Amounts by the name of their source, e.g. 财政拨款. */
  readonly sources: Readonly<Record<string, Amount | undefined>>;
}

export interface FundingRow extends FundingColumn {
  readonly years?: Years;
}

export interface Funding {
  readonly unit?: string;
  readonly rows: readonly FundingRow[];
  /** 上年预算安排, 上年实际执行. */
  readonly lastYearBudget: FundingColumn;
  readonly lastYearSpent: FundingColumn;
  /** 年初预算数, 全年预算数, 全年执行数. */
  readonly budget: FundingColumn;
  readonly adjusted: FundingColumn;
  readonly spent: FundingColumn;
  readonly execution: { readonly weight?: Amount; readonly rate?: string; readonly score?: Amount };
  /** 支出构成 of a department. */
  readonly expenditure: {
    readonly total?: Amount;
    /** 基本支出, 项目支出. */
    readonly basic?: Amount;
    readonly project?: Amount;
  };
  /** 占比 of what a department receives and spends, by the name that the form gives it. */
  readonly shares: Readonly<Record<string, string | undefined>>;
  /** 测算依据. */
  readonly basis?: string;
}

/** A goal with indicators of its own. */
export interface Objective {
  readonly text?: string;
  readonly indicators: IndicatorTable;
}

/** One of the 年度主要任务 of a department. */
export interface Task extends FundingColumn {
  readonly name?: string;
  readonly content?: string;
}

export interface ScheduleItem extends Period {
  readonly task?: string;
}

/** Groups and lists are always there, if empty; a value that is absent or ill-formed is undefined. */
export interface Filing {
  readonly form?: string;
  readonly year?: Years;
  readonly reportingUnit?: string;
  readonly project: {
    readonly name?: string;
    readonly attribute?: string;
    /** 项目性质, e.g. 经常性. */
    readonly nature?: string;
    readonly category?: string;
    readonly department?: string;
    readonly departmentCode?: string;
    readonly implementingUnit?: string;
    readonly leader?: string;
    readonly phone?: string;
    readonly period: Period;
  };
  readonly funding: Funding;
  readonly unitFunctions?: string;
  readonly overview?: string;
  readonly justification: {
    readonly basis?: string;
    readonly feasibility?: string;
    readonly necessity?: string;
  };
  readonly schedule: readonly ScheduleItem[];
  readonly goals: {
    readonly longTerm?: string;
    readonly annual?: string;
    readonly actual?: string;
  };
  readonly indicators: {
    readonly longTerm: IndicatorTable;
    readonly annual: IndicatorTable;
    /** Of forms that have no levels; they measure the annual goal. */
    readonly ungrouped: readonly Indicator[];
  };
  readonly objectives: readonly Objective[];
  readonly tasks: readonly Task[];
  readonly totalScore?: Amount;
  readonly remarks?: string;
  readonly preparer: {
    readonly name?: string;
    /** 单位负责人. */
    readonly head?: string;
    readonly phone?: string;
    readonly date?: CalendarDate;
  };
}

/** A value that a form prints. */
export type Value = string | CalendarDate | Amount | Years | IndicatorValue;
