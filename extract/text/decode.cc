#include "extract/text/decode.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

namespace gongkai {
namespace {

// Enough to know an encoding; decoding every candidate in full would cost more and tell no more.
constexpr size_t kSample = 64 * 1024;
// More control characters than this in a thousand bytes, and it is no text.
constexpr size_t kMaxControlsPerThousand = 20;

struct Magic {
  std::string_view bytes;
  std::string_view kind;
};
constexpr Magic kMagic[] = {
    {"%PDF-", "a PDF"},
    {"PK\x03\x04", "a ZIP archive (Word, Excel and OFD files are such archives)"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Word, Excel or WPS file"},
    {"{\\rtf", "an RTF file"},
    {"\x89PNG\r\n", "a PNG picture"},
    {"\xFF\xD8\xFF", "a JPEG picture"},
    {"GIF8", "a GIF picture"},
    {"Rar!\x1A\x07", "a RAR archive"},
    {"7z\xBC\xAF\x27\x1C", "a 7z archive"},
    {"\x1F\x8B\x08", "a gzip archive"},
    {"SQLite format 3", "an SQLite database"},
};

// The ideographs that fill these documents, and those that fill any Chinese text, simplified and traditional.
// A wrong decoding yields rare ideographs: a few hundred common ones are enough to tell.
constexpr std::u16string_view kCommon =
    u"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面"
    u"而方后多定行学法所民得经"
    u"十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然"
    u"前外天政四日那社义事平形相全"
    u"表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代"
    u"想已通并提直题党程展五果料象"
    u"员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指六区收支"
    u"决算预财拨款项目本单位万元绩效"
    u"医疗保障费用金额合计注栏科名称余结转般共服务教育技术卫健康住房积补助险养职业缴奖贴津办印刷咨询差旅维修"
    u"租赁培训接待购置车辆"
    u"這個國為時來們對會發動過說產種後學經進電體機當點從業應開還這樣與關數現實無係長總資邊級圖統較將組見計別"
    u"論運農區決預財撥項單萬績醫療"
    u"費額餘轉務術衛積補險養職繳獎貼辦詢維購車輛報書處議員實施標準評價於並業關門條";

bool IsCommon(char16_t c) {
  static const std::unordered_set<char16_t>* const common =
      new std::unordered_set<char16_t>(kCommon.begin(), kCommon.end());
  return common->count(c) > 0;
}

std::optional<icu::UnicodeString> Decode(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &status), &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  std::vector<UChar> out(bytes.size() + 16);
  const char* source = bytes.data();
  UChar* target = out.data();
  // One code unit for a byte is the most that the encodings here yield; a converter that needs more is not
  // one of them.
  ucnv_toUnicode(converter.get(), &target, out.data() + out.size(), &source, bytes.data() + bytes.size(),
                 nullptr, true, &status);
  if (U_FAILURE(status)) return std::nullopt;
  return icu::UnicodeString(out.data(), static_cast<int32_t>(target - out.data()));
}

// How much a decoding looks like text, between about -4 and 1.
double Quality(const icu::UnicodeString& text) {
  if (text.isEmpty()) return -4;
  int64_t good = 0, bad = 0;
  for (int32_t i = 0; i < text.length(); ++i) {
    char16_t c = text.charAt(i);
    if (c < 0x80) {
      if (c >= 0x20 || c == '\t' || c == '\n' || c == '\r' || c == '\f')
        good += 2;
      else
        bad += 4;
    } else if (c >= 0x4E00 && c <= 0x9FFF) {
      if (IsCommon(c)) good += 4;
    } else if ((c >= 0x3000 && c <= 0x3029) || (c >= 0xFF01 && c <= 0xFF5E) || (c >= 0x2010 && c <= 0x2026)) {
      good += 3;
    } else if (c < 0xA0 || c >= 0xFFF0 || (c >= 0xD800 && c <= 0xF8FF)) {
      bad += 8;  // C1 controls, U+FFFD, surrogates and private use
    } else {
      bad += 1;
    }
  }
  return static_cast<double>(good - bad * 2) / (4.0 * text.length());
}

bool IsControl(unsigned char c) {
  return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1B;
}

// The length of a well-formed UTF-8 sequence at `at`, 0 where there is none.
size_t SequenceLength(std::string_view s, size_t at) {
  auto byte = [&](size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
  unsigned lead = byte(at), second = byte(at + 1);
  auto tail = [&](size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return tail(at + 1) ? 2 : 0;
  if (lead < 0xF0) {
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second >= 0xA0)) return 0;
    return tail(at + 1) && tail(at + 2) ? 3 : 0;
  }
  if (lead > 0xF4 || (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second >= 0x90)) return 0;
  return tail(at + 1) && tail(at + 2) && tail(at + 3) ? 4 : 0;
}

std::string RepairUtf8(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (size_t i = 0; i < s.size();) {
    size_t length = SequenceLength(s, i);
    if (length)
      out += s.substr(i, length);
    else
      out += "\xEF\xBF\xBD";
    i += std::max<size_t>(length, 1);
  }
  return out;
}

// What ICU's detector thinks, best first.
std::vector<std::pair<std::string, int>> Detect(std::string_view sample) {
  std::vector<std::pair<std::string, int>> found;
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  if (U_FAILURE(status)) return found;
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return found;
  for (int32_t i = 0; i < count; ++i) {
    UErrorCode own = U_ZERO_ERROR;
    const char* name = ucsdet_getName(matches[i], &own);
    int32_t confidence = ucsdet_getConfidence(matches[i], &own);
    if (U_SUCCESS(own)) found.emplace_back(name, confidence);
  }
  return found;
}

// The part of the bytes that tells most: from a little before the first byte that is not ASCII. At an even
// place, or UTF-16 would be read out of step.
std::string_view Sample(std::string_view bytes) {
  auto high =
      std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  size_t at = high == bytes.end() ? 0 : static_cast<size_t>(high - bytes.begin());
  at = at > 256 ? (at - 256) & ~size_t{1} : 0;
  return bytes.substr(at, kSample);
}

struct Candidate {
  std::string encoding;
  double quality = -10;
};

Candidate BestCandidate(std::string_view sample) {
  // UTF-8 is among them: a damaged or cut UTF-8 file still reads best as UTF-8.
  std::vector<Candidate> candidates = {{"UTF-8"}, {"GB18030"}, {"Big5"}, {"UTF-16LE"}, {"UTF-16BE"}};
  std::vector<std::pair<std::string, int>> detected = Detect(sample);
  for (const auto& [name, confidence] : detected) {
    bool listed = std::any_of(candidates.begin(), candidates.end(),
                              [&, n = &name](const Candidate& c) { return c.encoding == *n; });
    if (!listed && confidence >= 10) candidates.push_back({name});
  }
  Candidate best;
  for (Candidate& candidate : candidates) {
    std::optional<icu::UnicodeString> text = Decode(sample, candidate.encoding.c_str());
    if (!text) continue;
    candidate.quality = Quality(*text);
    for (const auto& [name, confidence] : detected)
      if (name == candidate.encoding) candidate.quality += confidence / 1000.0;
    if (candidate.quality > best.quality) best = candidate;
  }
  return best;
}

void DropNuls(DecodedText* decoded) {
  if (decoded->text.find('\0') == std::string::npos) return;
  size_t before = decoded->text.size();
  std::erase(decoded->text, '\0');
  decoded->nuls = before - decoded->text.size();
}

DecodedText Finish(std::string_view bytes, const std::string& encoding) {
  DecodedText decoded;
  decoded.encoding = encoding;
  if (encoding == "UTF-8") {
    decoded.text = IsUtf8(bytes) ? std::string(bytes) : RepairUtf8(bytes);
  } else if (auto text = Decode(bytes, encoding.c_str())) {
    text->toUTF8String(decoded.text);
    if (decoded.text.starts_with("\xEF\xBB\xBF")) decoded.text.erase(0, 3);
  }
  decoded.replaced = decoded.text.find("\xEF\xBF\xBD") != std::string::npos;
  DropNuls(&decoded);
  return decoded;
}

struct Mark {
  std::string_view bytes;
  const char* encoding;
};
constexpr Mark kMarks[] = {
    {"\xEF\xBB\xBF", "UTF-8"},
    {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
    {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
    {"\xFF\xFE", "UTF-16LE"},
    {"\xFE\xFF", "UTF-16BE"},
    {"\x84\x31\x95\x33", "GB18030"},
};

}  // namespace

bool IsUtf8(std::string_view bytes) {
  size_t i = 0;
  while (i < bytes.size()) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    size_t length = SequenceLength(bytes, i);
    if (!length) return false;
    i += length;
  }
  return true;
}

DecodedText DecodeText(std::string_view bytes) {
  DecodedText binary;
  binary.binary = true;
  for (const Magic& magic : kMagic) {
    if (bytes.starts_with(magic.bytes)) {
      binary.binary_kind = magic.kind;
      return binary;
    }
  }
  for (const Mark& mark : kMarks)
    if (bytes.starts_with(mark.bytes)) return Finish(bytes.substr(mark.bytes.size()), mark.encoding);

  std::string_view sample = Sample(bytes);
  size_t controls = static_cast<size_t>(std::count_if(
      sample.begin(), sample.end(), [](char c) { return IsControl(static_cast<unsigned char>(c)); }));
  bool many_controls = controls * 1000 > sample.size() * kMaxControlsPerThousand;
  if (!many_controls && IsUtf8(bytes)) return Finish(bytes, "UTF-8");

  Candidate best = BestCandidate(sample);
  bool wide = best.encoding.starts_with("UTF-16") || best.encoding.starts_with("UTF-32");
  // In UTF-16 half of an ordinary character may look like a control character; nowhere else.
  if ((many_controls && !wide) || best.quality < (wide ? 0.2 : -0.5)) return binary;
  return Finish(bytes, best.encoding);
}

}  // namespace gongkai
