#include "extract/text/reader.h"

#include <string>
#include <utility>

#include "extract/text/decode.h"
#include "extract/text/flattened.h"
#include "extract/text/lines.h"
#include "extract/text/markup.h"
#include "extract/text/numbered_pages.h"
#include "extract/text/parted.h"

namespace gongkai {
namespace {

constexpr size_t kMaxBytes = size_t{256} * 1024 * 1024;

constexpr std::string_view kPlain = "text/plain";
constexpr std::string_view kHtml = "text/html";
constexpr std::string_view kCsv = "text/csv";

struct Suffix {
  std::string_view suffix;
  std::string_view media_type;
};
constexpr Suffix kSuffixes[] = {
    {".md", "text/markdown"},
    {".markdown", "text/markdown"},
    {".csv", kCsv},
    {".tsv", "text/tab-separated-values"},
    {".tab", "text/tab-separated-values"},
    {".html", kHtml},
    {".htm", kHtml},
    {".xhtml", kHtml},
    {".shtml", kHtml},
};

std::string_view MediaType(std::string_view text, std::string_view path) {
  if (IsHtmlDocument(text)) return kHtml;
  std::string lower;
  for (char c : path.substr(path.size() > 16 ? path.size() - 16 : 0))
    lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const Suffix& known : kSuffixes) {
    if (!lower.ends_with(known.suffix)) continue;
    // An HTML file without a single tag is a text that someone misnamed.
    bool tags = text.find("</") != text.npos || text.find("/>") != text.npos || text.find("<br") != text.npos;
    return known.media_type == kHtml && !tags ? kPlain : known.media_type;
  }
  return kPlain;
}

Extraction Failed(ErrorCode code, std::string message) {
  Extraction extraction;
  extraction.failed = true;
  extraction.error.code = code;
  extraction.error.message = std::move(message);
  return extraction;
}

void SetLimit(Extraction* extraction, int page, std::string message) {
  if (extraction->error) return;
  extraction->error.code = ErrorCode::kLimitExceeded;
  extraction->error.page = page;
  extraction->error.message = std::move(message);
}

void AddPage(std::vector<TextLine> lines, std::string_view media_type, MarkupBudget* budget,
             Extraction* extraction) {
  Page page;
  page.number = static_cast<int>(extraction->pages.size()) + 1;
  page.lines = std::move(lines);
  page.markup_tables = media_type == kCsv ? ReadCsv(&page.lines, budget) : FindTables(&page.lines, budget);
  extraction->pages.push_back(std::move(page));
}

}  // namespace

Extraction ReadText(std::string_view bytes, std::string_view path, const ExtractLimits& limits) {
  if (bytes.empty()) return Failed(ErrorCode::kEmptyFile, "The file is empty.");
  Extraction extraction;
  if (bytes.size() > kMaxBytes) {
    bytes = bytes.substr(0, kMaxBytes);
    SetLimit(&extraction, 0, "The text is longer than 256 MB; the rest was not read.");
  }
  DecodedText decoded = DecodeText(bytes);
  if (decoded.binary) {
    std::string message = "The file is not a text";
    if (!decoded.binary_kind.empty()) message.append(" but ").append(decoded.binary_kind);
    return Failed(ErrorCode::kUnsupportedFormat, message + ".");
  }
  if (IsBlankText(decoded.text))
    return Failed(ErrorCode::kEmptyFile, "The file holds nothing but white space.");
  if (decoded.replaced) {
    std::string warning = "Some characters are lost (U+FFFD): they are damaged in the file or not valid ";
    extraction.warnings.push_back(warning.append(decoded.encoding).append("."));
  }
  if (decoded.nuls) extraction.warnings.push_back("NUL characters were dropped.");

  std::string_view media_type = MediaType(decoded.text, path);
  extraction.media_type = media_type;
  MarkupBudget budget;
  if (media_type == kHtml) {
    Page page;
    page.number = 1;
    page.markup_tables = ReadHtml(decoded.text, &page.lines, &budget);
    if (page.lines.empty()) return Failed(ErrorCode::kEmptyFile, "The file holds markup, but no text.");
    extraction.pages.push_back(std::move(page));
  } else {
    bool limited = false;
    std::vector<TextLine> lines = SplitLines(decoded.text, budget.limits.max_lines, &limited);
    budget.exceeded = limited;
    if (media_type != kCsv) CutFlattenedLines(budget.limits.max_lines, &lines);
    JoinPartedNumbers(&lines);
    if (media_type != kCsv) MarkNumberedPages(&lines);
    std::vector<TextLine> current;
    for (TextLine& line : lines) {
      if (line.page_start && !current.empty()) {
        AddPage(std::exchange(current, {}), media_type, &budget, &extraction);
        if (static_cast<int>(extraction.pages.size()) >= limits.max_pages) {
          SetLimit(&extraction, limits.max_pages,
                   "The text has more pages than the limit; the rest was not read.");
          break;
        }
      }
      current.push_back(std::move(line));
    }
    if (!current.empty()) AddPage(std::move(current), media_type, &budget, &extraction);
  }
  if (budget.exceeded)
    SetLimit(&extraction, 0,
             "The text has more lines, tags, columns or cells than the limits; some were left out.");
  return extraction;
}

}  // namespace gongkai
