"""Edits filled forms as people do, with python-docx and openpyxl: edited.py FOLDER FILE… writes FILE-EDIT into FOLDER."""
import copy
import os
import sys

import docx
import openpyxl
from openpyxl.styles import Border, Side

ADDED = ['新增的一行', '新增的内容', '≥7个']


def fill(cells):
    """Texts of the added row, one a cell; the rest stays empty."""
    for cell, text in zip(cells, ADDED + [''] * len(cells)):
        for paragraph in cell.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)
        for run in cell.paragraphs[0].runs[1:]:
            run._r.getparent().remove(run._r)
        runs = cell.paragraphs[0].runs
        if runs:
            runs[0].text = text
        else:
            cell.paragraphs[0].add_run(text)


def last_table(document):
    return max(document.tables, key=lambda table: len(table.rows))


def word_added(document):
    table = last_table(document)
    last = table.rows[-1]._tr
    last.addnext(copy.deepcopy(last))
    own = [one for one in table.rows[-1]._tr.tc_lst if one.vMerge is None]
    fill([docx.table._Cell(one, table) for one in own])


def word_removed(document):
    last = last_table(document).rows[-1]._tr
    last.getparent().remove(last)


def word_moved(document):
    rows = last_table(document).rows
    rows[1]._tr.addprevious(rows[0]._tr)


def word_merged(document):
    for row in reversed(last_table(document).rows):
        cells = row.cells
        if cells[-1]._tc is not cells[-2]._tc:
            cells[-2].merge(cells[-1])
            return


def word_split(document):
    last_table(document).add_column(docx.shared.Cm(1))


def excel_added(sheet):
    at = sheet.max_row + 1
    side = Side(style='thin')
    for column, text in enumerate(ADDED, start=1):
        cell = sheet.cell(row=at, column=column, value=text)
        cell.border = Border(left=side, right=side, top=side, bottom=side)


def excel_removed(sheet):
    sheet.delete_rows(sheet.max_row // 2)


def excel_inserted(sheet):
    sheet.insert_rows(sheet.max_row // 2)


def excel_moved(sheet):
    end = openpyxl.utils.get_column_letter(sheet.max_column)
    sheet.move_range(f'A{sheet.max_row}:{end}{sheet.max_row}', rows=3)


def excel_split(sheet):
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))


def excel_merged(sheet):
    """The last two cells of the last row that has as many, as a person merges them: the first keeps its text, only."""
    covered = {place for merged in sheet.merged_cells.ranges for row in merged.cols for place in row}
    for row in range(sheet.max_row, 0, -1):
        for column in range(sheet.max_column, 1, -1):
            if (row, column) not in covered and (row, column - 1) not in covered:
                sheet.merge_cells(start_row=row, end_row=row, start_column=column - 1, end_column=column)
                return


WORD = [word_added, word_removed, word_moved, word_merged, word_split]
EXCEL = [excel_added, excel_removed, excel_inserted, excel_moved, excel_merged, excel_split]

for path in sys.argv[2:]:
    stem, ending = os.path.splitext(os.path.basename(path))
    for edit in WORD if ending == '.docx' else EXCEL:
        opened = docx.Document(path) if ending == '.docx' else openpyxl.load_workbook(path)
        edit(opened if ending == '.docx' else opened.worksheets[0])
        opened.save(os.path.join(sys.argv[1], f'{stem}-{edit.__name__}{ending}'))
