#include "corpus/synthetic/pdf_objects.h"

#include <cstdio>
#include <cstdlib>

namespace gongkai::synthetic {
namespace {

constexpr const char* kHeader = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

/// The number after the last occurrence of a word; 0 where there is none.
long NumberAfterLast(const std::string& text, const char* word) {
  const size_t at = text.rfind(word);
  return at == std::string::npos ? 0 : std::strtol(text.c_str() + at + std::string(word).size(), nullptr, 10);
}

}  // namespace

PdfObjects::PdfObjects(std::string pdf) : base_(std::move(pdf)) {
  next_ = static_cast<int>(NumberAfterLast(base_, "/Size"));
  catalogue_ = static_cast<int>(NumberAfterLast(base_, "/Root"));
  base_xref_ = static_cast<size_t>(NumberAfterLast(base_, "startxref"));
}

int PdfObjects::Add(std::string body) {
  bodies_[next_] = std::move(body);
  return next_++;
}

std::string PdfObjects::Existing(int number) const {
  const std::string head = "\n" + std::to_string(number) + " 0 obj\n";
  const size_t start = base_.find(head);
  if (start == std::string::npos) return {};
  const size_t from = start + head.size();
  const size_t end = base_.find("\nendobj", from);
  return end == std::string::npos ? std::string() : base_.substr(from, end - from);
}

std::string PdfObjects::Number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", value);
  std::string out = text;
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string PdfObjects::Stream(const std::string& entries, const std::string& data) {
  return "<<" + entries + "/Length " + std::to_string(data.size()) + ">>\nstream\n" + data + "\nendstream";
}

std::string PdfObjects::Write(int catalogue) const {
  std::string out = base_.empty() ? kHeader : base_;
  std::map<int, size_t> offsets;
  for (const auto& [number, body] : bodies_) {
    offsets[number] = out.size();
    out += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
  }
  const size_t xref = out.size();
  out += "xref\n";
  if (base_.empty()) out += "0 1\n0000000000 65535 f \n";
  for (auto entry = offsets.begin(); entry != offsets.end();) {
    // Numbers that follow each other are one section.
    auto end = entry;
    int count = 0;
    while (end != offsets.end() && end->first == entry->first + count) ++end, ++count;
    out += std::to_string(entry->first) + " " + std::to_string(count) + "\n";
    for (; entry != end; ++entry) {
      char line[32];
      std::snprintf(line, sizeof line, "%010zu 00000 n \n", entry->second);
      out += line;
    }
  }
  out += "trailer\n<</Size " + std::to_string(next_) + "/Root " + Ref(catalogue);
  if (!base_.empty()) out += "/Prev " + std::to_string(base_xref_);
  return out + ">>\nstartxref\n" + std::to_string(xref) + "\n%%EOF\n";
}

}  // namespace gongkai::synthetic
