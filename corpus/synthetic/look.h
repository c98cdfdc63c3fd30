// How a disclosure is printed. Every field is one choice that published accounts make differently; they are
// independent of each other and of the accounts.
#ifndef GONGKAI_CORPUS_SYNTHETIC_LOOK_H_
#define GONGKAI_CORPUS_SYNTHETIC_LOOK_H_

#include <cstdint>
#include <string>

#include "corpus/synthetic/money.h"

namespace gongkai::synthetic {

/// Which forms, in which order.
enum class FormSet {
  kCentre,      ///< 三公 seventh, 政府性基金 eighth, 国有资本 ninth
  kProvince,    ///< 三公 last
  kEightForms,  ///< without 国有资本, as before 2020; the columns and rows of that budget are missing too
  kDetailed     ///< as kProvince, with 明细表 and 项目支出 between them: known tables outside the nine
};
enum class LabelPlace {
  kNone,
  kAboveRight,
  kAboveLeft,
  kBelowRight,
  kTitleLine,  ///< at the left end of the title's line
  kUnitLine    ///< in the middle of the line of agency and unit
};
/// 公开01表, 公开 01 表, 公开０１表, 财决公开01表, 附表1.
enum class LabelStyle { kPublic, kSpaced, kFullWidth, kFiscal, kAttachment };
/// Where the unit is printed: at the right end of the line above the table, in brackets there, after the
/// agency, in brackets in the middle below the title, or on the label's line above the title.
enum class UnitPlace { kRight, kBrackets, kAfterAgency, kUnderTitle, kAboveTitle };
enum class CodeStyle {
  kWhole,  ///< 2010601 in one column
  kParts,  ///< 201 | 06 | 01 below 类 | 款 | 项
  kMerged  ///< 2010601 in a cell that spans the columns 类, 款 and 项
};
enum class Zero { kBlank, kZero, kDash };
enum class Rules {
  kStrokes,     ///< few long strokes
  kFilled,      ///< thin filled rectangles, one per cell edge
  kCellEdges,   ///< one stroke per cell edge
  kOpenSides,   ///< no outer edges left and right
  kHalf,        ///< the header is ruled, the body has horizontal rules only
  kHorizontal,  ///< horizontal rules only
  kThreeLines,  ///< above the header, below it, below the table
  kNone
};
/// The pages of wide forms.
enum class WidePages {
  kPortrait,
  kLandscape,
  kRotated,  ///< portrait, turned by the page's /Rotate: shown as landscape
  kSideways  ///< portrait, shown lying on its side
};
enum class ThreePublicShape {
  kTwelveByItem,     ///< one row, 预算数 and 决算数 below each item
  kTwelveByMeasure,  ///< one row, the items below 预算数 and below 决算数
  kRows,             ///< items as rows
  kTransposed        ///< 预算数 and 决算数 as rows
};
/// The columns of an evaluation's indicators.
enum class PerformanceDialect {
  kNational,  ///< 年度指标值 · 实际完成值 · 分值 · 得分 · 偏差原因分析及改进措施
  kSplit  ///< 指标性质 · 指标值 · 度量单位 · 完成值 · 权重 · 得分 · 未完成原因分析 (tables of projects)
};
/// What of the heading is a merged row of the table (only where every cell has all its rules).
enum class FramedHead {
  kNone,
  kUnit,  ///< agency and unit
  kAll    ///< label, title, agency and unit; the notes below, too
};
/// A pale text over every page.
enum class Watermark {
  kNone,
  kSlanted,  ///< one large, rising
  kUpright,  ///< one large, level
  kTiled     ///< many, rising
};
/// The fonts of the file. Those that are not embedded have no ToUnicode either: what the bytes mean, the
/// encoding's name says.
enum class Fonts {
  kEmbedded,
  kGbk,         ///< GBK-EUC-H
  kGbkWestern,  ///< the same, but digits and letters in a Western font
  kUcs2,        ///< UniGB-UCS2-H
  kUtf16        ///< UniGB-UTF16-H
};
/// How the headings of amounts stand in the header.
enum class HeadingStand {
  kLevel,
  kStacked,  ///< one character a line
  kTurned    ///< the line turned to run upwards
};
/// Amounts that the page holds but does not show: below each printed amount and in blank cells.
enum class HiddenAmounts {
  kNone,
  kWhiteFirst,  ///< white, drawn before the printed amount
  kWhiteLast,   ///< white, drawn after it
  kCovered      ///< black, below a white rectangle on which the printed amount stands
};
/// What the digits of the forms look like.
enum class DigitStyle {
  kPlain,
  kFullWidth,    ///< １２３．４５
  kBlanks,       ///< no-break spaces between thousands
  kApostrophes,  ///< ’ between thousands
  kBrackets      ///< a no-break space before and behind, soft hyphens between thousands
};
/// What a form without data says. The sentences are in forms.cc.
enum class EmptySentence { kNote, kRemark, kShort, kNone };

struct Look {
  // The set of forms
  FormSet forms = FormSet::kCentre;
  bool long_titles = false;    ///< 基本支出决算明细表
  bool other_titles = false;   ///< 收支决算总表, 收入决算总表 … instead of the usual ones
  bool neighbours = false;     ///< tables outside the nine are printed and promised too
  bool university = false;     ///< 高等学校收支决算总表 follows the forms
  bool budget_tables = false;  ///< 收支预算总表 and 支出预算表 of the next year follow the forms
  bool old_rows = true;   ///< until 2018 the first summary has one row 财政拨款收入, as it was then
  int missing_form = -1;  ///< a form that the table of contents promises and nobody printed, -1 for none
  bool drop_debt_classes = false;  ///< the Shanghai form set has no 债务 rows
  bool state_balances = true;  ///< the state capital form prints 年初, 本年收入 and 年末, and is titled so

  // Around a table
  LabelPlace label = LabelPlace::kAboveRight;
  LabelStyle label_style = LabelStyle::kPublic;
  bool agency_line = true;  ///< 编制部门：…
  const char* agency_word = "编制部门";
  UnitPlace unit_place = UnitPlace::kRight;
  const char* unit_word = "单位";  ///< 单位, 金额单位
  Unit unit = Unit::kWanYuan;
  bool three_public_in_wan = false;  ///< 万元 in the 三公 form whatever the others have
  bool numbered_titles = false;      ///< "一、收入支出决算总表" printed above each form
  bool notes = true;                 ///< 注：本表反映… below each form
  EmptySentence empty_sentence = EmptySentence::kNote;

  FramedHead framed_head = FramedHead::kNone;  ///< kAboveRight and kRight go with it, or no label

  // The grid
  bool line_numbers = true;    ///< 行次 in the two summary forms
  bool column_numbers = true;  ///< 栏次 rows
  CodeStyle codes = CodeStyle::kWhole;
  bool split_economic_codes = false;  ///< 301 | 01 in the basic expenditure form
  bool total_in_header =
      false;  ///< 类 | 款 | 项 | 合计: the total row shares the header's last row (not kWhole)
  bool total_last = false;       ///< 合计 closes the forms by functional items (not with total_in_header)
  bool grouped_headings = true;  ///< 本年支出 above 小计, 基本支出 and 项目支出
  int code_word = 0;             ///< which heading the code column has; see forms_classification.cc
  int heading_word = 0;         ///< which of the catalogue's headings the amount column of a summary form has
  bool fiscal_variant = false;  ///< 公开04 says …财政拨款收入 in its income rows and 合计 for 总计
  bool spaced_words = false;  ///< 合　计, 收　入, 项　目
  int blank_rows = 0;         ///< ruled rows without text at the end of a form by functional items
  bool indent_names = false;  ///< names below a class begin with full-width spaces
  ThreePublicShape three_public = ThreePublicShape::kTwelveByItem;
  bool meetings = false;        ///< 会议费 and 培训费 too (kRows and kTransposed only)
  int basic_blocks = 2;         ///< 2 or 3 blocks side by side in the basic expenditure form
  bool basic_all_items = true;  ///< also economic items without an amount
  bool basic_groups = false;    ///< 人员经费 and 公用经费 above the blocks
  Zero zero = Zero::kBlank;
  const char* dash = "-";          ///< what Zero::kDash prints
  Zero zero_basic = Zero::kBlank;  ///< the basic expenditure form often differs
  bool commas = true;              ///< thousands separators

  // Performance tables
  int evaluations = 0;  ///< 1: of a project; 2 and 3: of the whole agency first, then of projects
  PerformanceDialect performance = PerformanceDialect::kNational;
  bool bracket_weights = true;  ///< 产出指标（50分）, 全年预算数（A）
  bool short_amounts = true;    ///< 8 and 435.2 instead of 8.00 and 435.20
  int level_chars = 4;          ///< width of a column of level names in characters; 1: 产/出/指/标

  // The page
  const char* font = "Noto Serif CJK SC";
  double font_size = 9;                         ///< points
  WidePages wide_pages = WidePages::kPortrait;  ///< FromSeed never chooses kSideways
  bool several_on_page = false;                 ///< a form begins where the last one ended
  bool repeat_header = true;                    ///< on continuation pages
  bool repeat_title = false;                    ///< …（续表） on continuation pages
  bool split_rows = false;                      ///< a page break may cut a row whose name is wrapped
  bool title_on_page_before =
      false;                    ///< title left alone at the foot of the page before (with several_on_page)
  double name_chars = 16;       ///< width of a name column in characters
  double amount_chars = 0;      ///< width of an amount column in digits, wider amounts are wrapped; 0: never
  bool fill_width = true;       ///< tables are as wide as the page
  bool centre_amounts = false;  ///< amounts in the middle of their cells instead of right
  bool bottom_aligned = false;  ///< text at the foot of a tall cell, as spreadsheets set it by default
  bool top_aligned = false;     ///< text at the top of a tall cell instead of its middle
  double padding = 2.5;         ///< points above and below a line of text in a cell
  Rules rules = Rules::kStrokes;
  double rule_width = 0.5;     ///< points
  double rule_grey = 0;        ///< 0: black
  double rule_dash = 0;        ///< length of the dashes of a dashed rule in points, 0: solid
  bool double_frame = false;   ///< a second rule around the whole table
  bool shaded_header = false;  ///< grey behind the header
  bool shaded_rows = false;    ///< pale grey behind every other row
  bool phantom_rules = false;  ///< white rules where no cell ends
  double amount_shift = 0;     ///< points by which amounts sit too low (or high) in their cells
  bool glued_codes = false;    ///< a code and the name beside it are one run of text
  bool radicals = false;       ///< some characters are Kangxi radicals
  bool drawn_twice = false;    ///< bold faked by drawing the text twice with a small offset
  Watermark watermark = Watermark::kNone;
  bool running_head = false;
  bool dashed_page_numbers = true;  ///< "- 5 -" instead of "5"
  int cover = 0;                    ///< agency, then year; year, then agency; all in one line
  bool toc_pages = true;            ///< the table of contents has page numbers

  bool split_pages = false;  ///< of a workbook: not fitted to the page, wide forms go on beside it

  // Seldom: FromSeed chooses none of these, words ask for them. All but the named fonts are embedded then.
  double letter_space = 0;       ///< between all characters, in ems
  int decimals = 2;              ///< of 万元: 2, 4 or 6
  double skew = 0;               ///< degrees by which every page is turned
  bool outlined_titles = false;  ///< titles of forms are drawn as outlines
  bool two_up = false;           ///< two pages side by side on a sheet
  bool by_column = false;        ///< cells are drawn column by column
  bool left_amounts = false;     ///< amounts at the left of their cells
  bool ocr_layer = false;        ///< a picture on every page, the text below it invisible
  HeadingStand heading_stand = HeadingStand::kLevel;
  HiddenAmounts hidden_amounts = HiddenAmounts::kNone;
  DigitStyle digit_style = DigitStyle::kPlain;

  // The file
  Fonts fonts = Fonts::kEmbedded;
  bool placed_apart = false;  ///< every character placed by itself (FromSeed: not with embedded fonts)
  bool tagged = false;        ///< a structure tree holds the tables
  bool pdf_a = false;         ///< an output intent with a colour profile

  bool prints_meetings() const {
    return meetings &&
           (three_public == ThreePublicShape::kRows || three_public == ThreePublicShape::kTransposed);
  }

  /// The plainest ruled look: nine forms, one per page, everything printed.
  static Look Ruled() { return {}; }
  /// A look without long tables' usual help: no label, no 行次, no 栏次, codes whole (the Shanghai template).
  static Look Bare();
  /// Varies everything. The same seed gives the same look.
  static Look FromSeed(uint64_t seed);

  /// The choices that make a look hard or easy to read, in words for a developer: "half rules, codes in
  /// parts, …".
  std::string Describe() const;
};

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_LOOK_H_
