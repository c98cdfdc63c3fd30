#include "corpus/synthetic/look.h"

#include <utility>

#include "corpus/synthetic/random.h"

namespace gongkai::synthetic {

Look Look::Bare() {
  Look look;
  look.label = LabelPlace::kNone;
  look.agency_line = false;
  look.line_numbers = false;
  look.column_numbers = false;
  look.drop_debt_classes = true;
  look.long_titles = true;
  look.grouped_headings = false;
  look.empty_sentence = EmptySentence::kRemark;
  return look;
}

namespace {

/// The choices that came later, from a generator of their own: the other choices of a seed stay what they
/// were.
void DrawPrinting(uint64_t seed, Look* look) {
  Random random(seed ^ 0x7072696e74u);
  if (random.Chance(24))
    look->fonts = random.Pick<Fonts>({Fonts::kGbk, Fonts::kGbkWestern, Fonts::kUcs2, Fonts::kUtf16});
  look->placed_apart = look->fonts != Fonts::kEmbedded && random.Chance(25);
  if (look->fonts != Fonts::kEmbedded) look->radicals = false;  // the collection has none
  look->tagged = random.Chance(20);
  look->pdf_a = random.Chance(12);
  if (look->watermark == Watermark::kNone && random.Chance(10)) look->watermark = Watermark::kSlanted;
  if (look->watermark != Watermark::kNone)
    look->watermark = random.Pick<Watermark>({Watermark::kSlanted, Watermark::kUpright, Watermark::kTiled});
  if (random.Chance(12))
    look->unit_place = random.Pick<UnitPlace>({UnitPlace::kUnderTitle, UnitPlace::kAboveTitle});
  if (random.Chance(12))
    look->label = random.Pick<LabelPlace>({LabelPlace::kTitleLine, LabelPlace::kUnitLine});
  look->dash = random.Pick<const char*>({"-", "-", "—", "--"});
  if (random.Chance(8)) look->rule_grey = 0.55;
  if (random.Chance(6)) look->rule_dash = 2;
  look->double_frame = random.Chance(6);
  look->shaded_rows = random.Chance(8);
  if (look->forms == FormSet::kProvince && random.Chance(12)) look->forms = FormSet::kDetailed;
  look->university = random.Chance(5);
  look->budget_tables = random.Chance(6);
}

/// The looks of spreadsheets, from one more generator.
void DrawSheet(uint64_t seed, Look* look) {
  Random random(seed ^ 0x6672616d65u);
  look->bottom_aligned = !look->top_aligned && random.Chance(10);
  if (look->rules > Rules::kCellEdges || !random.Chance(10)) return;
  look->framed_head = random.Chance(60) ? FramedHead::kAll : FramedHead::kUnit;
  look->unit_place = UnitPlace::kRight;
  if (look->label != LabelPlace::kNone) look->label = LabelPlace::kAboveRight;
}

}  // namespace

Look Look::FromSeed(uint64_t seed) {
  Random random(seed ^ 0x6c6f6f6bu);
  Look look;
  look.forms = random.Pick<FormSet>({FormSet::kCentre, FormSet::kProvince, FormSet::kProvince});
  if (random.Chance(8)) look.forms = FormSet::kEightForms;
  look.other_titles = random.Chance(20);
  look.neighbours = random.Chance(20);
  look.old_rows = random.Chance(80);
  if (random.Chance(6)) look.missing_form = static_cast<int>(random.Between(5, 7));
  look.long_titles = random.Chance(50);
  look.drop_debt_classes = random.Chance(20);
  look.state_balances = random.Chance(50);

  look.label = random.Pick<LabelPlace>({LabelPlace::kAboveRight, LabelPlace::kBelowRight,
                                        LabelPlace::kBelowRight, LabelPlace::kAboveLeft, LabelPlace::kNone});
  look.label_style =
      random.Pick<LabelStyle>({LabelStyle::kPublic, LabelStyle::kPublic, LabelStyle::kSpaced,
                               LabelStyle::kFullWidth, LabelStyle::kFiscal, LabelStyle::kAttachment});
  look.agency_line = random.Chance(75);
  look.agency_word = random.Pick<const char*>({"编制部门", "部门", "编制单位", "公开部门"});
  look.unit_place = random.Pick<UnitPlace>(
      {UnitPlace::kRight, UnitPlace::kRight, UnitPlace::kBrackets, UnitPlace::kAfterAgency});
  look.unit_word = random.Pick<const char*>({"单位", "金额单位"});
  look.unit = random.Chance(75) ? Unit::kWanYuan : Unit::kYuan;
  look.three_public_in_wan = random.Chance(30);
  look.numbered_titles = random.Chance(25);
  look.notes = random.Chance(75);
  look.empty_sentence = random.Pick<EmptySentence>(
      {EmptySentence::kNote, EmptySentence::kRemark, EmptySentence::kShort, EmptySentence::kNone});

  look.line_numbers = random.Chance(60);
  look.column_numbers = random.Chance(60);
  look.codes =
      random.Pick<CodeStyle>({CodeStyle::kWhole, CodeStyle::kWhole, CodeStyle::kParts, CodeStyle::kMerged});
  look.split_economic_codes = look.codes == CodeStyle::kParts && random.Chance(60);
  look.total_in_header = look.codes != CodeStyle::kWhole && random.Chance(50);
  look.total_last = !look.total_in_header && random.Chance(25);
  look.grouped_headings = random.Chance(70);
  look.code_word = static_cast<int>(random.Between(0, 3));
  look.fiscal_variant = random.Chance(40);
  look.heading_word = static_cast<int>(random.Between(0, 1));
  look.spaced_words = random.Chance(20);
  if (random.Chance(15)) look.blank_rows = static_cast<int>(random.Between(1, 4));
  look.indent_names = random.Chance(30);
  look.three_public =
      random.Pick<ThreePublicShape>({ThreePublicShape::kTwelveByItem, ThreePublicShape::kTwelveByMeasure,
                                     ThreePublicShape::kRows, ThreePublicShape::kTransposed});
  look.meetings = random.Chance(40);
  look.basic_blocks = random.Chance(50) ? 2 : 3;
  look.basic_all_items = random.Chance(70);
  look.basic_groups = random.Chance(50);
  look.zero = random.Pick<Zero>({Zero::kBlank, Zero::kBlank, Zero::kZero, Zero::kDash});
  look.zero_basic = random.Chance(60) ? look.zero : random.Pick<Zero>({Zero::kBlank, Zero::kZero});
  look.commas = random.Chance(60);

  look.font = random.Pick<const char*>(
      {"Noto Serif CJK SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "AR PL UMing CN"});
  look.font_size = 7.5 + 0.5 * static_cast<double>(random.Between(0, 6));
  look.wide_pages =
      random.Pick<WidePages>({WidePages::kPortrait, WidePages::kPortrait, WidePages::kPortrait,
                              WidePages::kLandscape, WidePages::kLandscape, WidePages::kRotated});
  look.several_on_page = random.Chance(40);
  look.repeat_header = random.Chance(60);
  look.repeat_title = random.Chance(8);
  look.split_rows = random.Chance(30);
  look.title_on_page_before = look.several_on_page && random.Chance(30);
  look.name_chars = random.Pick<double>({6, 8, 10, 14, 18});
  if (random.Chance(12)) look.amount_chars = static_cast<double>(random.Between(4, 7));
  look.fill_width = random.Chance(70);
  look.centre_amounts = random.Chance(30);
  look.top_aligned = random.Chance(20);
  look.padding = 1.5 + static_cast<double>(random.Between(0, 4));
  look.rules = random.Pick<Rules>({Rules::kStrokes, Rules::kStrokes, Rules::kFilled, Rules::kFilled,
                                   Rules::kCellEdges, Rules::kCellEdges, Rules::kOpenSides, Rules::kHalf,
                                   Rules::kHorizontal, Rules::kThreeLines, Rules::kNone});
  look.rule_width = 0.24 + 0.24 * static_cast<double>(random.Between(0, 3));
  look.shaded_header = random.Chance(15);
  look.phantom_rules = random.Chance(10);
  if (random.Chance(15)) look.amount_shift = static_cast<double>(random.Between(-3, 3));
  look.glued_codes = random.Chance(15);
  look.radicals = random.Chance(8);
  look.drawn_twice = random.Chance(15);
  if (random.Chance(12)) look.watermark = Watermark::kSlanted;
  look.running_head = random.Chance(25);
  look.dashed_page_numbers = random.Chance(50);
  look.cover = static_cast<int>(random.Between(0, 2));
  look.toc_pages = random.Chance(70);

  // From a generator of its own: the looks of the forms are those of before there were performance tables.
  Random performance(seed ^ 0x7065726c6f6f6bu);
  look.evaluations = static_cast<int>(performance.Between(0, 3));
  if (performance.Chance(25)) look.performance = PerformanceDialect::kSplit;
  look.bracket_weights = performance.Chance(60);
  look.short_amounts = performance.Chance(60);
  look.level_chars = performance.Pick<int>({1, 2, 2, 3, 4, 6});
  DrawPrinting(seed, &look);
  DrawSheet(seed, &look);
  return look;
}

std::string Look::Describe() const {
  static const char* const rule_words[] = {"stroked rules",    "filled rules", "cell edges",
                                           "open sides",       "half rules",   "horizontal rules",
                                           "three-line rules", "no rules"};
  static const char* const code_words[] = {"whole codes", "codes in parts", "merged codes"};
  static const char* const public_words[] = {"三公 by item", "三公 by measure", "三公 in rows",
                                             "三公 transposed"};
  static const char* const page_words[] = {"portrait", "landscape", "rotated", "sideways"};
  static const char* const font_words[] = {"", "GBK-EUC-H", "GBK-EUC-H with Western digits", "UniGB-UCS2-H",
                                           "UniGB-UTF16-H"};
  static const char* const zero_words[] = {"blank zeros", "printed zeros", "dashed zeros"};
  std::string out = rule_words[static_cast<int>(rules)];
  for (const char* word : {code_words[static_cast<int>(codes)], public_words[static_cast<int>(three_public)],
                           page_words[static_cast<int>(wide_pages)], zero_words[static_cast<int>(zero)],
                           fonts == Fonts::kEmbedded ? font : font_words[static_cast<int>(fonts)]})
    out.append(", ").append(word);
  const std::pair<bool, const char*> rest[] = {
      {total_in_header, "total in header"},
      {total_last, "total last"},
      {amount_chars > 0, "wrapped amounts"},
      {name_chars < 10, "narrow names"},
      {!repeat_header, "header not repeated"},
      {repeat_title, "title repeated"},
      {split_rows, "rows cut by pages"},
      {several_on_page, "several forms on a page"},
      {title_on_page_before, "titles left behind"},
      {top_aligned, "text at the top"},
      {bottom_aligned, "text at the foot"},
      {split_pages, "split pages"},
      {amount_shift != 0, "shifted amounts"},
      {blank_rows > 0, "blank rows"},
      {glued_codes, "glued codes"},
      {radicals, "radicals"},
      {phantom_rules, "phantom rules"},
      {shaded_header, "shaded header"},
      {drawn_twice, "drawn twice"},
      {watermark == Watermark::kSlanted, "watermark"},
      {watermark == Watermark::kUpright, "upright watermark"},
      {watermark == Watermark::kTiled, "tiled watermark"},
      {running_head, "running head"},
      {neighbours, "neighbours"},
      {forms == FormSet::kDetailed, "detail tables"},
      {university, "university accounts"},
      {budget_tables, "budget tables"},
      {other_titles, "other titles"},
      {spaced_words, "spaced words"},
      {missing_form >= 0, "a form missing"},
      {evaluations > 0, "performance tables"},
      {evaluations > 0 && performance == PerformanceDialect::kSplit, "split targets"},
      {evaluations > 0 && level_chars < 2, "vertical levels"},
      {unit_place == UnitPlace::kUnderTitle, "unit below the title"},
      {unit_place == UnitPlace::kAboveTitle, "unit above the title"},
      {label == LabelPlace::kTitleLine, "label beside the title"},
      {label == LabelPlace::kUnitLine, "label beside the unit"},
      {rule_grey > 0, "grey rules"},
      {rule_dash > 0, "dashed rules"},
      {double_frame, "double frame"},
      {shaded_rows, "shaded rows"},
      {placed_apart, "characters apart"},
      {tagged, "tagged"},
      {pdf_a, "PDF/A"},
      {letter_space > 0, "letters spaced"},
      {decimals > 2, "more decimals"},
      {skew != 0, "skewed"},
      {outlined_titles, "outlined titles"},
      {two_up, "two pages on a sheet"},
      {by_column, "drawn by columns"},
      {left_amounts, "amounts at the left"},
      {ocr_layer, "invisible text on pictures"},
      {heading_stand == HeadingStand::kStacked, "stacked headings"},
      {heading_stand == HeadingStand::kTurned, "turned headings"},
      {hidden_amounts == HiddenAmounts::kWhiteFirst, "white amounts below"},
      {hidden_amounts == HiddenAmounts::kWhiteLast, "white amounts above"},
      {hidden_amounts == HiddenAmounts::kCovered, "amounts painted over"},
      {digit_style == DigitStyle::kFullWidth, "full-width digits"},
      {digit_style == DigitStyle::kBlanks, "blanks between thousands"},
      {digit_style == DigitStyle::kApostrophes, "apostrophes between thousands"},
      {digit_style == DigitStyle::kBrackets, "soft hyphens between thousands"},
      {framed_head == FramedHead::kUnit, "unit in the frame"},
      {framed_head == FramedHead::kAll, "heading in the frame"},
      {forms == FormSet::kEightForms, "eight forms"}};
  for (const auto& [holds, word] : rest)
    if (holds) out.append(", ").append(word);
  return out;
}

}  // namespace gongkai::synthetic
