#include "normalize/text/quantity.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <unordered_set>
#include <vector>

#include "extract/text/leftover.h"
#include "normalize/text/fold.h"
#include "normalize/text/numeral.h"

// The text is made uniform first (markup, width, white space, signs of comparison, Chinese numerals), and
// then has to match one pattern as a whole:
//
//   label? fill* op? fill* number scale? (number scale)? 余? unit? 整? suffix? tail?
//
// The tables below are the grammar. A new word is a line in one of them.
namespace gongkai {
namespace {

constexpr size_t kMaxBytes = 300;

struct Word {
  std::string_view text;
  std::string_view meaning;
};

// Signs of comparison, first the long ones; all become >=, <=, > or <.
constexpr Word kSigns[] = {
    {"≥=", ">="}, {"≤=", "<="}, {"=>", ">="}, {"=<", "<="}, {"≥", ">="},
    {"⩾", ">="},  {"≧", ">="},  {"≤", "<="},  {"⩽", "<="},  {"≦", "<="},
    {"﹥", ">"},  {"﹤", "<"},  {"﹦", "="},  {"﹪", "%"},  {"≈", "约"},
};

// Words of comparison before the number.
constexpr Word kPrefixOps[] = {
    {">=", ">="},         {"<=", "<="},         {">", ">"},           {"<", "<"},
    {"==", "="},          {"=", "="},           {"等于", "="},        {"不得低于", ">="},
    {"不得少于", ">="},   {"不能低于", ">="},   {"不低于", ">="},     {"不少于", ">="},
    {"不小于", ">="},     {"未低于", ">="},     {"不短于", ">="},     {"高于或等于", ">="},
    {"高于等于", ">="},   {"大于或等于", ">="}, {"大于等于", ">="},   {"至少", ">="},
    {"最少", ">="},       {"最低", ">="},       {"达到或超过", ">="}, {"不得超过", "<="},
    {"不得高于", "<="},   {"不得多于", "<="},   {"不得大于", "<="},   {"不能超过", "<="},
    {"不超过", "<="},     {"不高于", "<="},     {"不多于", "<="},     {"不大于", "<="},
    {"未超过", "<="},     {"未超", "<="},       {"不超", "<="},       {"不长于", "<="},
    {"低于或等于", "<="}, {"低于等于", "<="},   {"小于或等于", "<="}, {"小于等于", "<="},
    {"至多", "<="},       {"最多", "<="},       {"最高", "<="},       {"大于", ">"},
    {"高于", ">"},        {"超过", ">"},        {"多于", ">"},        {"突破", ">"},
    {"超", ">"},          {"逾", ">"},          {"小于", "<"},        {"低于", "<"},
    {"少于", "<"},        {"不足", "<"},        {"不满", "<"},        {"未满", "<"},
    {"不到", "<"},
};

// Words of comparison behind the unit.
constexpr Word kSuffixOps[] = {
    {"及其以上", ">="}, {"及以上", ">="},   {"或以上", ">="},   {"(含)以上", ">="},
    {"以上", ">="},     {"及其以下", "<="}, {"及以下", "<="},   {"或以下", "<="},
    {"(含)以下", "<="}, {"以下", "<="},     {"(含)以内", "<="}, {"以内", "<="},
    {"之内", "<="},     {"内", "<="},       {"左右", "约"},     {"上下", "约"},
};

// Words between the label and the number that do not change the quantity.
constexpr Word kFill[] = {
    {"达到", ""},   {"达", ""},     {"完成", ""}, {"已完成", ""}, {"实际完成", ""}, {"实现", ""},
    {"为", ""},     {"是", ""},     {"共计", ""}, {"共", ""},     {"合计", ""},     {"总计", ""},
    {"累计", ""},   {"控制在", ""}, {"控制", ""}, {"保持在", ""}, {"维持在", ""},   {"稳定在", ""},
    {"力争", ""},   {"确保", ""},   {"应", ""},   {"约", "约"},   {"大约", "约"},   {"近", "约"},
    {"接近", "约"}, {"约为", "约"},
};

// Endings of a label that names what is measured, so that the number may follow without a sign: 覆盖率100%.
constexpr std::string_view kMeasureEndings[] = {"率",   "满意度", "知晓度", "参与度", "完成度", "进度",
                                                "数",   "量",     "额",     "比例",   "比重",   "占比",
                                                "得分", "成本",   "费用",   "标准"};

// Scales, as powers of ten.
struct Scale {
  std::string_view name;
  int power;
};
constexpr Scale kScales[] = {
    {"千万亿", 15}, {"百万亿", 14}, {"万亿", 12}, {"千亿", 11}, {"百亿", 10}, {"十亿", 9}, {"亿", 8},
    {"千万", 7},    {"百万", 6},    {"十万", 5},  {"万", 4},    {"千", 3},    {"百", 2},
};

// 千 and 百 belong to the unit before these.
constexpr std::string_view kUnitsWithThousand[] = {"克", "米", "瓦", "瓦时", "伏", "卡", "字节"};

// Units that are known to be units. A Chinese numeral is a number only before one of them: 一次 is, 一般 is
// not.
constexpr std::string_view kUnits[] = {
    "%",        "‰",        "元",     "圆",     "人",     "人次", "人份", "名",   "位",     "户",
    "户次",     "家",       "家次",   "个",     "次",     "场",   "场次", "批",   "批次",   "期",
    "届",       "轮",       "班",     "班次",   "份",     "件",   "件次", "条",   "项",     "项次",
    "起",       "例",       "宗",     "篇",     "本",     "册",   "部",   "套",   "台",     "台套",
    "台次",     "辆",       "辆次",   "台班",   "艘",     "架",   "张",   "幅",   "块",     "面",
    "页",       "字",       "间",     "栋",     "幢",     "座",   "处",   "所",   "村",     "镇",
    "乡",       "县",       "街道",   "社区",   "株",     "棵",   "头",   "只",   "羽",     "匹",
    "尾",       "粒",       "支",     "瓶",     "盒",     "箱",   "袋",   "包",   "根",     "段",
    "组",       "队",       "款",     "门",     "节",     "课时", "学时", "小时", "分钟",   "秒",
    "天",       "日",       "工作日", "自然日", "周",     "年",   "吨",   "公斤", "千克",   "克",
    "毫克",     "斤",       "米",     "千米",   "公里",   "里",   "厘米", "毫米", "平方米", "平方公里",
    "平方千米", "平米",     "立方米", "立方",   "方",     "亩",   "公顷", "分",   "百分点", "度",
    "千瓦",     "千瓦时",   "兆瓦",   "兆",     "千字节", "倍",   "升",   "毫升", "人天",   "人日",
    "人月",     "床",       "床位",   "张床位", "车次",   "架次", "标段", "批件", "宗地",   "个月",
    "个工作日", "个百分点", "个点",
};
constexpr std::string_view kLatinUnits[] = {"km",   "m",  "cm",  "mm", "kg", "g",   "mg",  "t",  "h",  "L",
                                            "ml",   "GB", "TB",  "MB", "KB", "kW",  "kWh", "MW", "W",  "Mbps",
                                            "Gbps", "dB", "km²", "m²", "m³", "㎡",  "㎥",  "℃",  "°C", "km2",
                                            "m2",   "m3", "M",   "G",  "T",  "ppm", "s"};

// Characters that no unit holds: with them the text goes on in words or is a date.
constexpr std::u32string_view kNotInUnit =
    U"年季月日号前后底初末内外以第级类星完成达到有无不未和与及为的是按提升降增减预算上下左右比性至每均全约等";

template <size_t N>
std::string Alternatives(const Word (&words)[N]) {
  std::vector<std::string_view> texts;
  for (const Word& word : words) texts.push_back(word.text);
  std::stable_sort(texts.begin(), texts.end(), [](auto a, auto b) { return a.size() > b.size(); });
  std::string pattern;
  for (std::string_view text : texts) {
    if (!pattern.empty()) pattern += '|';
    pattern += RE2::QuoteMeta(std::string(text));
  }
  return pattern;
}

std::string ScaleAlternatives() {
  std::string pattern;
  for (const Scale& scale : kScales) {
    if (!pattern.empty()) pattern += '|';
    pattern += scale.name;
  }
  return pattern;
}

template <size_t N>
const Word* Find(const Word (&words)[N], std::string_view text) {
  for (const Word& word : words)
    if (word.text == text) return &word;
  return nullptr;
}

std::string Pattern() {
  const std::string number = "([0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)?)";
  const std::string scales = ScaleAlternatives(), fill = Alternatives(kFill);
  std::string p;
  p.append("^((?:(?:19|20)[0-9]{2}年(?:度|底|末)?)?[\\p{Han}A-Za-z、“”\"/()%]{0,30}?[:]?)");  // label
  p.append("((?:").append(fill).append(")*)");
  p.append("(").append(Alternatives(kPrefixOps)).append(")?");
  p.append("((?:").append(fill).append(")*)");
  p.append("(-?)").append(number);
  p.append("(?:(").append(scales).append(")").append(number).append(")??");  // 1亿3000万
  p.append("([多余]?)(").append(scales).append(")?([多余]?)");
  p.append("([%‰]?(?:k?m[23]|[\\p{Han}A-Za-z㎡㎥℃°²³]{0,8}?)(?:/[\\p{Han}A-Za-z]{1,4}){0,2}?)整?");  // unit
  p.append("(").append(Alternatives(kSuffixOps)).append(")?");
  p.append("(?:完成|覆盖|达标|到位|满意|合格|执行)?(?:\\(([^()]{0,60})\\))?[。;.,、!]*$");  // tail
  return p;
}

// The captures of the pattern, by name.
struct Shape {
  std::string label, fill, op, fill_after_op, sign, number, inner_scale, second_number, over, scale, more,
      unit, suffix, bracket;
};

bool Match(const std::string& text, Shape* shape) {
  static const RE2* const pattern = new RE2(Pattern());
  return RE2::FullMatch(text, *pattern, &shape->label, &shape->fill, &shape->op, &shape->fill_after_op,
                        &shape->sign, &shape->number, &shape->inner_scale, &shape->second_number,
                        &shape->over, &shape->scale, &shape->more, &shape->unit, &shape->suffix,
                        &shape->bracket);
}

template <size_t N>
bool Listed(const std::string_view (&list)[N], std::string_view text) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

bool IsKnownUnit(std::string_view unit) {
  static const std::unordered_set<std::string_view>* const units =
      new std::unordered_set<std::string_view>(std::begin(kUnits), std::end(kUnits));
  return units->count(unit) || Listed(kLatinUnits, unit);
}

bool IsUnitPart(std::string_view unit) {
  if (IsKnownUnit(unit)) return true;
  std::u32string codes = Utf8ToCodes(unit);
  bool counted = codes.size() > 1 && codes[0] == U'个';  // 5个医疗机构
  if (codes.empty() || codes.size() > (counted ? 6u : 4u)) return false;
  for (char32_t c : codes)
    if (!IsIdeograph(c) || kNotInUnit.find(c) != kNotInUnit.npos) return false;
  return true;
}

// 家/年: each part is a unit; behind the stroke also a span of time.
bool IsUnit(std::string_view unit) {
  if (unit.empty()) return true;
  bool first = true;
  while (true) {
    size_t stroke = unit.find('/');
    std::string_view part = unit.substr(0, stroke);
    bool span = part == "月" || part == "季度" || part == "季" || part == "半年" || part == "年度";
    if (!IsUnitPart(part) && (first || !span)) return false;
    if (stroke == unit.npos) return true;
    unit.remove_prefix(stroke + 1);
    first = false;
  }
}

// Digits times ten to the power, exactly: ("3.54", 4) is 35400.
std::string Shift(std::string digits, int power) {
  std::erase(digits, ',');
  size_t point = digits.find('.');
  std::string whole = digits.substr(0, point);
  std::string fraction = point == digits.npos ? "" : digits.substr(point + 1);
  for (; power > 0; --power) {
    whole += fraction.empty() ? '0' : fraction[0];
    if (!fraction.empty()) fraction.erase(0, 1);
    if (power == 1)
      while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  }
  size_t zeros = 0;
  while (zeros + 1 < whole.size() && whole[zeros] == '0') ++zeros;
  whole.erase(0, zeros);
  return fraction.empty() ? whole : whole + "." + fraction;
}

int Power(std::string_view scale) {
  for (const Scale& entry : kScales)
    if (entry.name == scale) return entry.power;
  return 0;
}

std::optional<int64_t> Integer(std::string_view digits) {
  int64_t value = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

void ReplaceAll(std::string_view from, std::string_view to, std::string* text) {
  size_t at = 0;
  while ((at = text->find(from, at)) != std::string::npos) {
    text->replace(at, from.size(), to);
    at += to.size();
  }
}

// 百分之五 to 5%, 千分之三点五 to 3.5‰.
void RewriteFractions(std::string* text) {
  for (const Word& fraction : {Word{"百分之", "%"}, Word{"千分之", "‰"}}) {
    size_t at = text->find(fraction.text);
    if (at == std::string::npos) continue;
    std::string_view rest = std::string_view(*text).substr(at + fraction.text.size());
    std::string digits;
    size_t length = 0;
    while (length < rest.size() && ((rest[length] >= '0' && rest[length] <= '9') || rest[length] == '.'))
      ++length;
    if (length) {
      digits = rest.substr(0, length);
    } else if (rest.starts_with("百")) {
      digits = "100";
      length = std::string_view("百").size();
    } else if (auto decimal = ReadChineseDecimal(rest)) {
      digits = decimal->digits;
      length = decimal->length;
    } else {
      continue;
    }
    digits += fraction.meaning;
    text->replace(at, fraction.text.size() + length, digits);
  }
}

// Is the text after a Chinese numeral a known unit with nothing but words of the grammar behind it?
bool UnitFollows(std::string_view rest) {
  static const RE2* const pattern = [] {
    std::string p = "^[万亿]?(.{1,6}?)整?(?:";
    p.append(Alternatives(kSuffixOps)).append(")?(?:\\([^()]*\\))?[。;.,、!]*$");
    return new RE2(p);
  }();
  re2::StringPiece unit;
  return RE2::FullMatch(re2::StringPiece(rest.data(), rest.size()), *pattern, &unit) &&
         IsKnownUnit(std::string_view(unit.data(), unit.size()));
}

// 三次 to 3次, where the text has no other digits. 十分 means "very" more often than ten points.
void RewriteNumeral(std::string* text) {
  for (char c : *text)
    if (c >= '0' && c <= '9') return;
  std::string_view view = *text;
  for (size_t at = 0; at < view.size(); ++at) {
    if ((static_cast<unsigned char>(view[at]) & 0xC0) == 0x80) continue;
    auto decimal = ReadChineseDecimal(view.substr(at));
    if (!decimal) continue;
    std::string_view rest = view.substr(at + decimal->length);
    if (UnitFollows(rest) && !(decimal->digits == "10" && rest.starts_with("分"))) {
      text->replace(at, decimal->length, decimal->digits);
      return;
    }
    at += decimal->length - 1;
  }
}

bool EndsWithAny(std::string_view text, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return text.ends_with(ending); });
}

// May a number follow this label without a sign of comparison before it?
bool IsMeasureLabel(std::string_view label) {
  if (label.ends_with(':')) label.remove_suffix(1);
  if (label.empty()) return true;
  for (std::string_view word : {"未", "没", "每", "预算"})
    if (label.find(word) != label.npos) return false;
  return std::any_of(std::begin(kMeasureEndings), std::end(kMeasureEndings),
                     [&](std::string_view ending) { return label.ends_with(ending); });
}

// 2022年, 12日, 2022 and 2022.12 are points in time.
bool IsDate(const Shape& shape, std::string_view value) {
  std::optional<int64_t> number = Integer(value);
  bool bound = !shape.op.empty() || !shape.suffix.empty();
  if (number && shape.unit == "年" && *number >= 1900 && *number <= 2100) return true;
  if (shape.unit == "日" && !bound) return true;
  if (!shape.unit.empty() || !shape.op.empty() || !shape.scale.empty()) return false;
  static const RE2* const year = new RE2("(?:19[5-9][0-9]|20[0-9]{2})(?:\\.(?:0?[1-9]|1[0-2]))?");
  return RE2::FullMatch(shape.number, *year);
}

std::optional<std::string> Value(Shape* shape) {
  // 5千克: the scale belongs to the unit; 2百分点 likewise.
  bool with_thousand =
      shape->scale == "千" && std::any_of(std::begin(kUnitsWithThousand), std::end(kUnitsWithThousand),
                                          [&](std::string_view unit) { return shape->unit == unit; });
  if (with_thousand || (shape->scale == "百" && shape->unit.starts_with("分"))) {
    shape->unit = shape->scale + shape->unit;
    shape->scale.clear();
  }
  if (shape->inner_scale.empty()) return Shift(shape->number, Power(shape->scale));
  // 1亿3000万: the parts must descend and be whole.
  if (Power(shape->inner_scale) <= Power(shape->scale)) return std::nullopt;
  std::optional<int64_t> high = Integer(Shift(shape->number, Power(shape->inner_scale)));
  std::optional<int64_t> low = Integer(Shift(shape->second_number, Power(shape->scale)));
  int64_t sum = 0;
  if (!high || !low || __builtin_add_overflow(*high, *low, &sum)) return std::nullopt;
  return std::to_string(sum);
}

// Joins what stands before and behind the number. Nothing where they contradict each other.
std::optional<std::string> Operator(const Shape& shape, bool* approximate) {
  const Word* prefix = Find(kPrefixOps, shape.op);
  const Word* suffix = Find(kSuffixOps, shape.suffix);
  if (suffix && suffix->meaning == "约") {
    *approximate = true;
    suffix = nullptr;
  }
  for (const std::string* fill : {&shape.fill, &shape.fill_after_op})
    for (const Word& word : kFill)
      if (!word.meaning.empty() && fill->find(word.text) != std::string::npos) *approximate = true;
  if (prefix && suffix && prefix->meaning[0] != suffix->meaning[0]) return std::nullopt;
  if (prefix) return std::string(prefix->meaning);
  if (suffix) return std::string(suffix->meaning);
  return shape.over.empty() && shape.more.empty() ? "=" : ">";  // 1000余份, 100多万元
}

}  // namespace

std::optional<Quantity> ParseQuantity(std::string_view text) {
  if (text.empty() || text.size() > kMaxBytes) return std::nullopt;
  std::string plain = PatternText(CleanMarkup(text));
  for (const Word& sign : kSigns) ReplaceAll(sign.text, sign.meaning, &plain);
  ReplaceAll("(含)", "", &plain);
  RewriteFractions(&plain);
  RewriteNumeral(&plain);

  Shape shape;
  if (!Match(plain, &shape)) return std::nullopt;
  if (shape.unit.starts_with("%") && shape.unit.size() > 1 && shape.unit[1] != '/') return std::nullopt;
  if (EndsWithAny(shape.label, {"不", "未", "没", "非", "无", "第", "前"})) return std::nullopt;
  if (shape.op.empty() && shape.suffix.empty() && !IsMeasureLabel(shape.label)) return std::nullopt;

  std::optional<std::string> value = Value(&shape);
  if (!value || !IsUnit(shape.unit) || shape.unit == "百分比" || IsDate(shape, *value)) return std::nullopt;
  if (shape.suffix == "内" && !IsKnownUnit(shape.unit)) return std::nullopt;

  Quantity quantity;
  std::optional<std::string> op = Operator(shape, &quantity.approximate);
  if (!op) return std::nullopt;
  quantity.op = *op;
  quantity.value = shape.sign + *value;
  quantity.unit = shape.unit;
  if (!shape.unit.empty() && shape.suffix.empty() && IsKnownUnit(shape.bracket))
    quantity.unit.append("（").append(shape.bracket).append("）");  // 台（套）
  return quantity;
}

std::optional<Quantity> ParseQuantity(std::string_view op, std::string_view value, std::string_view unit) {
  std::string sign = StripSpace(op);
  if (sign.starts_with("定性")) return std::nullopt;
  std::string text = StripSpace(value);
  std::string measure = StripSpace(unit);
  std::string joined = text.starts_with(sign) ? "" : sign;
  joined += text;
  if (!text.ends_with(measure)) joined += measure;
  return ParseQuantity(joined);
}

bool IsComparison(std::string_view text) {
  const std::string sign = StripSpace(text);
  const auto is = [&](const Word& word) { return word.text == sign || word.text == PatternText(sign); };
  return sign == "定性" || std::any_of(std::begin(kSigns), std::end(kSigns), is) ||
         std::any_of(std::begin(kPrefixOps), std::end(kPrefixOps), is);
}

}  // namespace gongkai
