#include "extract/text/leftover.h"

#include <algorithm>
#include <cstdint>

#include "extract/page.h"

namespace gongkai {
namespace {

struct Named {
  std::string_view name;
  std::string_view text;
};

// HTML entities seen in these documents.
constexpr Named kEntities[] = {
    {"amp", "&"},   {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},   {"nbsp", "\xC2\xA0"},
    {"ge", "≥"},    {"geq", "≥"},    {"le", "≤"},     {"leq", "≤"},    {"ne", "≠"},     {"asymp", "≈"},
    {"minus", "−"}, {"plusmn", "±"}, {"times", "×"},  {"divide", "÷"}, {"middot", "·"}, {"bull", "•"},
    {"mdash", "—"}, {"ndash", "–"},  {"hellip", "…"}, {"ldquo", "“"},  {"rdquo", "”"},  {"lsquo", "‘"},
    {"rsquo", "’"}, {"laquo", "«"},  {"raquo", "»"},  {"yen", "¥"},    {"permil", "‰"}, {"deg", "°"},
    {"ensp", " "},  {"emsp", "　"},  {"thinsp", " "}, {"copy", "©"},   {"reg", "®"},    {"sup2", "²"},
    {"sup3", "³"},  {"radic", "√"},  {"rarr", "→"},   {"Delta", "Δ"},  {"zwnj", ""},    {"zwj", ""},
};

// LaTeX commands. A name is matched whole: \le is not the start of \left.
constexpr Named kCommands[] = {
    {"geq", "≥"},    {"ge", "≥"},       {"geqslant", "≥"},      {"geqq", "≥"},      {"leq", "≤"},
    {"le", "≤"},     {"leqslant", "≤"}, {"leqq", "≤"},          {"gt", ">"},        {"lt", "<"},
    {"neq", "≠"},    {"ne", "≠"},       {"approx", "≈"},        {"times", "×"},     {"div", "÷"},
    {"pm", "±"},     {"cdot", "·"},     {"sim", "~"},           {"to", "→"},        {"rightarrow", "→"},
    {"Delta", "△"},  {"triangle", "△"}, {"bigtriangleup", "△"}, {"checkmark", "√"}, {"surd", "√"},
    {"square", "□"}, {"Box", "□"},      {"blacksquare", "■"},   {"boxtimes", "☒"},  {"boxed", ""},
    {"quad", " "},   {"qquad", " "},    {"left", ""},           {"right", ""},      {"text", ""},
    {"mathrm", ""},  {"mathbf", ""},    {"textbf", ""},         {"mathit", ""},     {"rm", ""},
    {"circ", "°"},   {"cdots", "…"},    {"ldots", "…"},         {"dots", "…"},      {"frac", ""},
    {"dfrac", ""},   {"sum", "∑"},      {"yen", "¥"},
};

// Tags that mark up text. Anything else in angle brackets is text.
constexpr std::string_view kTags[] = {
    "a",        "b",    "big",    "body",   "br",    "caption",  "center", "code",    "col",
    "colgroup", "dd",   "del",    "div",    "dl",    "dt",       "em",     "font",    "footer",
    "h1",       "h2",   "h3",     "h4",     "h5",    "h6",       "head",   "header",  "hr",
    "html",     "i",    "img",    "input",  "label", "li",       "main",   "mark",    "nobr",
    "o:p",      "ol",   "option", "p",      "pre",   "q",        "s",      "section", "select",
    "small",    "span", "strike", "strong", "sub",   "sup",      "table",  "tbody",   "td",
    "tfoot",    "th",   "thead",  "title",  "tr",    "tt",       "u",      "ul",      "st1:chsdate",
    "article",  "link", "meta",   "button", "form",  "textarea", "wbr",
};

// Tags whose end (or, for br and hr, whose place) starts a new line.
constexpr std::string_view kBreaks[] = {"br",  "/p",  "/div", "/li", "hr", "/h1",
                                        "/h2", "/h3", "/h4",  "/tr", "/dd"};

constexpr std::string_view kSuperscript[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

constexpr size_t kMaxTag = 2000;
constexpr size_t kMaxMath = 2000;
constexpr int kMaxDepth = 8;

bool IsAlpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsBlank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}
char Lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

template <size_t N>
bool Listed(const std::string_view (&list)[N], std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

template <size_t N>
const Named* Find(const Named (&table)[N], std::string_view name) {
  for (const Named& entry : table)
    if (entry.name == name) return &entry;
  return nullptr;
}

// The cleaner walks over the text once; `i_` only moves on. Math between dollars is cleaned by a cleaner of
// its own.
class Cleaner {
 public:
  Cleaner(std::string_view text, int depth) : text_(text), depth_(depth) {}

  std::string Run() {
    out_.reserve(text_.size());
    while (i_ < text_.size()) Step();
    return Tidy();
  }

 private:
  std::string_view Rest() const { return text_.substr(i_); }

  void Step() {
    switch (text_[i_]) {
      case '<':
        if (Tag()) return;
        break;
      case '&':
        if (size_t n = DecodeEntity(Rest(), &out_)) {
          i_ += n;
          return;
        }
        break;
      case '$':
        if (Math()) return;
        break;
      case '\\':
        if (Command()) return;
        break;
      case '^':
        if (Superscript()) return;
        break;
      case '_':
        if (Subscript()) return;
        break;
      case '*':
        if (Bold()) return;
        break;
      default:
        break;
    }
    out_ += text_[i_++];
  }

  bool Tag() {
    if (Rest().starts_with("<!--")) {
      size_t end = comments_end_ ? text_.npos : text_.find("-->", i_ + 4);
      if (end == text_.npos) {
        comments_end_ = true;  // never look again: a text of "<!--" must not take quadratic time
        return false;
      }
      i_ = end + 3;
      return true;
    }
    size_t length = TagLength(Rest());
    if (!length) return false;
    std::string_view tag = text_.substr(i_, length);
    std::string name = TagName(tag);
    std::string_view bare = name;
    if (bare.starts_with('/')) bare.remove_prefix(1);
    if (name == "script" || name == "style") {
      i_ = RawElementEnd(text_, i_ + length, name);
      return true;
    }
    if (bare == "script" || bare == "style") {
      i_ += length;
      return true;
    }
    if (!Listed(kTags, bare) && !bare.starts_with('!')) return false;  // <!DOCTYPE html>
    if (name == "input") {
      std::string type = TagAttribute(tag, "type");
      bool checked = false;
      TagAttribute(tag, "checked", &checked);
      if (type == "checkbox" || type == "radio") out_ += checked ? "☑" : "☐";
    }
    if (Listed(kBreaks, name)) out_ += '\n';
    i_ += length;
    if (name == "sup") Raise();
    return true;
  }

  // <sup>2</sup> must not become a digit of the number before it.
  void Raise() {
    size_t digits = 0;
    while (i_ + digits < text_.size() && text_[i_ + digits] >= '0' && text_[i_ + digits] <= '9') ++digits;
    if (!text_.substr(i_ + digits).starts_with("</sup>")) return;
    for (; digits; --digits) out_ += kSuperscript[text_[i_++] - '0'];
  }

  // $…$ is math only where it holds something mathematical; two prices in dollars are not.
  bool Math() {
    size_t open = Rest().starts_with("$$") ? 2 : 1;
    size_t start = i_ + open;
    size_t end = text_.substr(0, std::min(text_.size(), start + kMaxMath)).find('$', start);
    if (end == text_.npos || end == start) return false;
    std::string_view inside = text_.substr(start, end - start);
    bool command = inside.find_first_of("\\^_") != inside.npos;
    bool plain = inside.find_first_not_of("0123456789.,%<>=+-/()~ XYABxy*") == inside.npos;
    if ((!command && !plain) || depth_ >= kMaxDepth) return false;
    std::string cleaned = Cleaner(inside, depth_ + 1).Run();
    // The blanks of LaTeX are not printed.
    for (char c : cleaned)
      if (c != ' ') out_ += c;
    i_ = end + 1;
    if (open == 2 && i_ < text_.size() && text_[i_] == '$') ++i_;
    return true;
  }

  // {…} directly at `at`, without braces inside; npos where there is none. Returns the place of the closing
  // brace.
  size_t Group(size_t at) const {
    if (at >= text_.size() || text_[at] != '{') return text_.npos;
    size_t end = text_.substr(0, std::min(text_.size(), at + kMaxMath)).find_first_of("{}", at + 1);
    return end != text_.npos && text_[end] == '}' ? end : text_.npos;
  }

  bool Command() {
    size_t end = i_ + 1;
    while (end < text_.size() && IsAlpha(text_[end])) ++end;
    if (end == i_ + 1) {
      // An escaped punctuation mark: \% \| \* \_
      if (end < text_.size() &&
          std::string_view("%|*_#&${}[]()<>+-.!~`\\").find(text_[end]) != std::string_view::npos) {
        out_ += text_[end];
        i_ = end + 1;
        return true;
      }
      if (end < text_.size() && (text_[end] == ',' || text_[end] == ';' || text_[end] == ':') && depth_ > 0) {
        i_ = end + 1;  // \, is a thin space inside math
        return true;
      }
      return false;
    }
    const Named* command = Find(kCommands, text_.substr(i_ + 1, end - i_ - 1));
    if (!command) return false;
    bool fraction = command->name == "frac" || command->name == "dfrac";
    if (fraction) {
      size_t over = Group(end);
      size_t under = over == text_.npos ? text_.npos : Group(over + 1);
      if (under == text_.npos || depth_ >= kMaxDepth) return false;
      out_ += Cleaner(text_.substr(end + 1, over - end - 1), depth_ + 1).Run();
      out_ += '/';
      out_ += Cleaner(text_.substr(over + 2, under - over - 2), depth_ + 1).Run();
      i_ = under + 1;
      return true;
    }
    out_ += command->text;
    // The blank behind a command only ends its name.
    if (end < text_.size() && text_[end] == ' ') ++end;
    size_t close = Group(end);
    if (command->text.empty() && close != text_.npos && depth_ < kMaxDepth) {
      out_ += Cleaner(text_.substr(end + 1, close - end - 1), depth_ + 1).Run();
      end = close + 1;
    }
    i_ = end;
    return true;
  }

  bool Superscript() {
    size_t close = Group(i_ + 1);
    std::string_view inside;
    size_t next = i_ + 2;
    if (close != text_.npos) {
      inside = text_.substr(i_ + 2, close - i_ - 2);
      next = close + 1;
    } else if (depth_ > 0 && i_ + 1 < text_.size() && text_[i_ + 1] != '\\') {
      inside = text_.substr(i_ + 1, 1);
    }
    if (inside.empty()) return false;
    if (inside.find_first_not_of("0123456789") == inside.npos) {
      for (char c : inside) out_ += kSuperscript[c - '0'];
    } else if (depth_ < kMaxDepth) {
      out_ += Cleaner(inside, depth_ + 1).Run();
    }
    i_ = next;
    return true;
  }

  bool Subscript() {
    size_t close = Group(i_ + 1);
    if (close == text_.npos) {
      if (depth_ == 0) return false;
      ++i_;  // X_1
      return true;
    }
    if (depth_ >= kMaxDepth) return false;
    out_ += Cleaner(text_.substr(i_ + 2, close - i_ - 2), depth_ + 1).Run();
    i_ = close + 1;
    return true;
  }

  // **…** : both marks go, or none. A mark that closes is known from the one that opened.
  bool Bold() {
    if (!Rest().starts_with("**")) return false;
    if (bold_open_) {
      bold_open_ = false;
      i_ += 2;
      return true;
    }
    size_t close = bolds_end_ ? text_.npos : text_.find("**", i_ + 2);
    if (close == text_.npos || close == i_ + 2) {
      bolds_end_ = close == text_.npos;
      size_t run = i_;
      while (run < text_.size() && text_[run] == '*') out_ += text_[run++];
      i_ = run;
      return true;
    }
    bold_open_ = true;
    i_ += 2;
    return true;
  }

  // Blanks around line breaks and at both ends say nothing.
  std::string Tidy() const {
    std::string tidy;
    tidy.reserve(out_.size());
    for (char c : out_) {
      if (c == '\n' || c == '\r') {
        while (!tidy.empty() && IsBlank(tidy.back())) tidy.pop_back();
        if (!tidy.empty()) tidy += '\n';
      } else if (IsBlank(c) && (tidy.empty() || tidy.back() == '\n')) {
        continue;
      } else {
        tidy += c;
      }
    }
    while (!tidy.empty() && IsBlank(tidy.back())) tidy.pop_back();
    return tidy;
  }

  std::string_view text_;
  int depth_;
  size_t i_ = 0;
  std::string out_;
  bool bold_open_ = false;
  bool bolds_end_ = false;     // no ** is left
  bool comments_end_ = false;  // no --> is left
};

}  // namespace

std::string CleanMarkup(std::string_view text) {
  if (text.find_first_of("<&$\\^_*") == text.npos && text.find_first_of("\r\n") == text.npos) {
    while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
    return std::string(text);
  }
  return Cleaner(text, 0).Run();
}

size_t DecodeEntity(std::string_view text, std::string* out) {
  if (!text.starts_with('&')) return 0;
  size_t end = text.substr(0, 14).find(';');
  if (end == text.npos || end < 2) return 0;
  std::string_view name = text.substr(1, end - 1);
  if (name[0] != '#') {
    const Named* entity = Find(kEntities, name);
    if (!entity) return 0;
    *out += entity->text;
    return end + 1;
  }
  bool hex = name.size() > 1 && Lower(name[1]) == 'x';
  std::string_view digits = name.substr(hex ? 2 : 1);
  uint32_t code = 0;
  for (char raw : digits) {
    char c = Lower(raw);
    uint32_t value = 99;
    if (c >= '0' && c <= '9') value = static_cast<uint32_t>(c - '0');
    if (hex && c >= 'a' && c <= 'f') value = static_cast<uint32_t>(c - 'a') + 10;
    if (value > 15) return 0;
    code = code * (hex ? 16 : 10) + value;
    if (code > 0x10FFFF) return 0;
  }
  if (digits.empty() || code == 0) return 0;
  AppendUtf8(static_cast<char32_t>(code), out);
  return end + 1;
}

size_t TagLength(std::string_view text) {
  if (text.size() < 3 || text[0] != '<') return 0;
  bool doctype = text[1] == '!' && IsAlpha(text[2]);
  if (!IsAlpha(text[1]) && !(text[1] == '/' && IsAlpha(text[2])) && !doctype) return 0;
  char quote = 0;
  for (size_t i = 1; i < text.size() && i < kMaxTag; ++i) {
    char c = text[i];
    if (quote) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      if (text[i - 1] == '=' || text[i - 1] == ' ') quote = c;
    } else if (c == '>') {
      return i + 1;
    } else if (c == '<') {
      return 0;
    }
  }
  return 0;
}

std::string TagName(std::string_view tag) {
  std::string name;
  for (size_t i = 1; i < tag.size(); ++i) {
    char c = tag[i];
    if (IsBlank(c) || c == '>' || (c == '/' && i > 1)) break;
    name += Lower(c);
  }
  return name;
}

size_t RawElementEnd(std::string_view text, size_t from, std::string_view name) {
  for (size_t at = text.find("</", from); at != text.npos; at = text.find("</", at + 2)) {
    bool same = at + 2 + name.size() <= text.size();
    for (size_t k = 0; same && k < name.size(); ++k) same = Lower(text[at + 2 + k]) == name[k];
    if (same) return at;
  }
  return text.size();
}

std::string TagAttribute(std::string_view tag, std::string_view name, bool* present) {
  if (present) *present = false;
  size_t i = 1;
  while (i < tag.size() && !IsBlank(tag[i]) && tag[i] != '>') ++i;
  while (i < tag.size() && tag[i] != '>') {
    if (IsBlank(tag[i]) || tag[i] == '/') {
      ++i;
      continue;
    }
    std::string key, value;
    while (i < tag.size() && !IsBlank(tag[i]) && tag[i] != '=' && tag[i] != '>' && tag[i] != '/')
      key += Lower(tag[i++]);
    while (i < tag.size() && IsBlank(tag[i])) ++i;
    if (i < tag.size() && tag[i] == '=') {
      ++i;
      while (i < tag.size() && IsBlank(tag[i])) ++i;
      if (i < tag.size() && (tag[i] == '"' || tag[i] == '\'')) {
        char quote = tag[i++];
        while (i < tag.size() && tag[i] != quote) value += tag[i++];
        if (i < tag.size()) ++i;
      } else {
        while (i < tag.size() && !IsBlank(tag[i]) && tag[i] != '>') value += tag[i++];
      }
    } else if (key.empty()) {
      ++i;
    }
    if (key == name) {
      if (present) *present = true;
      return value;
    }
  }
  return "";
}

}  // namespace gongkai
