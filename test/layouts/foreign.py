"""Filled forms as other units lay them out: foreign.py FOLDER writes annual.docx and county.xlsx into FOLDER."""
import os
import sys

import docx
import openpyxl
from docx.shared import Cm
from openpyxl.styles import Alignment, Border, Side

# A row: its cells as (text, columns covered, rows covered).
ANNUAL = [
    [('项目名称', 2, 1), ('石桥镇中心小学食堂改造', 5, 1)],
    [('主管部门及代码', 2, 1), ('云溪县教育局（312001）', 2, 1), ('项目实施单位', 1, 1), ('石桥镇中心小学', 2, 1)],
    [('项目资金\n（万元）', 2, 3), ('年度资金总额', 2, 1), ('128.60', 3, 1)],
    [('其中：财政拨款', 2, 1), ('120.00', 3, 1)],
    [('其他资金', 2, 1), ('8.60', 3, 1)],
    [('年度\n总体\n目标', 1, 1), ('改造食堂1座，新增餐位240个。\n师生满意度不低于95%。', 6, 1)],
    [('绩效\n指标', 1, 5), ('一级指标', 1, 1), ('二级指标', 2, 1), ('三级指标', 2, 1), ('年度指标值', 1, 1)],
    [('产出指标', 1, 3), ('数量指标', 2, 2), ('改造食堂', 2, 1), ('1座', 1, 1)],
    [('新增餐位', 2, 1), ('≥240个', 1, 1)],
    [('质量指标', 2, 1), ('验收合格率', 2, 1), ('＝100％', 1, 1)],
    [('满意度指标', 1, 1), ('服务对象满意度指标', 2, 1), ('师生满意度', 2, 1), ('>=95%', 1, 1)],
]
ANNUAL_WIDTHS = [1.6, 2.4, 2.1, 2.5, 3.0, 2.2, 2.9]

# The form of 昌都's 附件2 in other words and other columns.
COUNTY = [
    [('项目名称', 1, 1), ('丹江县古籍修复', 3, 1), ('项目属性', 1, 1), ('☑新增项目　☐延续项目', 2, 1)],
    [('主管部门名称', 1, 1), ('丹江县文化和旅游局', 3, 1), ('部门编码', 1, 1), ('207003', 2, 1)],
    [('项目承担单位', 1, 1), ('丹江县图书馆', 1, 1), ('负责人', 1, 1), ('许明', 1, 1), ('联系方式', 1, 1), ('0719-5220000', 2, 1)],
    [('起止时间', 1, 1), ('2026年3月1日至2027年2月28日', 6, 1)],
    [('项目资金申请（万元）', 1, 3), ('预算年度', 1, 1), ('总额', 1, 1), ('财政拨款', 2, 1), ('事业收入', 1, 1), ('其他资金', 1, 1)],
    [('2026-2027', 1, 1), (30, 1, 1), (28.5, 2, 1), (None, 1, 1), (1.5, 1, 1)],
    [('2026', 1, 1), (20, 1, 1), (18.5, 2, 1), (None, 1, 1), (1.5, 1, 1)],
    [('单位职能', 1, 1), ('收藏、整理和借阅文献。', 6, 1)],
    [('项目简介', 1, 1), ('修复馆藏古籍。', 6, 1)],
    [('项目立项情况', 1, 3), ('立项依据', 1, 1), ('《古籍保护条例》。', 5, 1)],
    [('可行性', 1, 1), ('有修复师3名。', 5, 1)],
    [('必要性', 1, 1), ('虫蛀严重。', 5, 1)],
    [('项目实施进度计划', 1, 2), ('实施内容', 3, 1), ('开始日期', 1, 1), ('完成日期', 2, 1)],
    [('修复、装订', 3, 1), ('2026年3月', 1, 1), ('2027年1月', 2, 1)],
    [('项目绩效目标', 1, 2), ('总体目标', 3, 1), ('年度绩效目标', 3, 1)],
    [('修复古籍60册。', 3, 1), ('修复古籍40册。', 3, 1)],
    [('年度绩效指标', 1, 3), ('一级指标', 1, 1), ('二级指标', 1, 1), ('三级指标', 2, 1), ('目标值', 1, 1), ('备注', 1, 1)],
    [('产出指标', 1, 1), ('数量指标', 1, 1), ('修复古籍', 2, 1), ('≥40册', 1, 1), ('善本优先', 1, 1)],
    [('效益指标', 1, 1), ('社会效益指标', 1, 1), ('借阅人次', 2, 1), ('≥900人次', 1, 1), (None, 1, 1)],
    [('其他说明', 1, 1), ('无', 6, 1)],
]
COUNTY_WIDTHS = [14, 13, 12, 9, 14, 11, 12]


def placed(rows):
    """Each cell with its row and column, what is merged from above left out."""
    covered = set()
    for row, cells in enumerate(rows):
        column = 0
        for text, columns, down in cells:
            while (row, column) in covered:
                column += 1
            for r in range(row, row + down):
                for c in range(column, column + columns):
                    covered.add((r, c))
            yield row, column, down, columns, text
            column += columns


def annual(path):
    document = docx.Document()
    document.add_paragraph('附件1')
    document.add_paragraph('2026年度项目支出绩效目标申报表')
    table = document.add_table(rows=len(ANNUAL), cols=len(ANNUAL_WIDTHS))
    table.style = 'Table Grid'
    table.autofit = False
    for column, width in zip(table.columns, ANNUAL_WIDTHS):
        column.width = Cm(width)
    for row, column, down, columns, text in placed(ANNUAL):
        cell = table.cell(row, column)
        if down > 1 or columns > 1:
            cell = cell.merge(table.cell(row + down - 1, column + columns - 1))
        lines = text.split('\n')
        cell.text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)
    document.save(path)


def county(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = '申报表'
    sheet['A1'] = '项目支出绩效目标申报表'
    sheet['A2'] = '（2026年）'
    sheet['A3'] = '填报部门：丹江县图书馆'
    for index, width in enumerate(COUNTY_WIDTHS):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(index + 1)].width = width
    side = Side(style='thin')
    for row, column, down, columns, text in placed(COUNTY):
        at = {'start_row': row + 4, 'end_row': row + 3 + down, 'start_column': column + 1, 'end_column': column + columns}
        for cells in sheet.iter_rows(at['start_row'], at['end_row'], at['start_column'], at['end_column']):
            for cell in cells:
                cell.border = Border(left=side, right=side, top=side, bottom=side)
        cell = sheet.cell(row + 4, column + 1, text)
        cell.alignment = Alignment(wrap_text=True)
        if isinstance(text, (int, float)):
            cell.number_format = '0.00'
        if down > 1 or columns > 1:
            sheet.merge_cells(**at)
    last = len(COUNTY) + 4
    sheet.cell(last, 1, '填表人：许明')
    sheet.cell(last, 5, '填表日期：2026年2月1日')
    book.save(path)


annual(os.path.join(sys.argv[1], 'annual.docx'))
county(os.path.join(sys.argv[1], 'county.xlsx'))
