// The objects of a PDF that is written by hand, or of what is added to a PDF that another library has
// written.
#ifndef GONGKAI_CORPUS_SYNTHETIC_PDF_OBJECTS_H_
#define GONGKAI_CORPUS_SYNTHETIC_PDF_OBJECTS_H_

#include <map>
#include <string>

namespace gongkai::synthetic {

class PdfObjects {
 public:
  /// A new file.
  PdfObjects() = default;
  /// An incremental update of `pdf`, which must have a cross-reference table (no stream) and direct objects
  /// as Cairo writes them.
  explicit PdfObjects(std::string pdf);

  /// Adds an object and returns its number. The body may be set later.
  int Add(std::string body = {});
  /// Sets the body of a number that Add() gave, or replaces one of the file that is updated.
  void Set(int number, std::string body) { bodies_[number] = std::move(body); }
  /// The body of an object of the file that is updated; empty where there is none.
  std::string Existing(int number) const;
  /// The catalogue of the file that is updated; 0 where it could not be read.
  int catalogue() const { return catalogue_; }

  static std::string Ref(int number) { return std::to_string(number) + " 0 R"; }
  /// A number as PDF writes it, to a thousandth.
  static std::string Number(double value);
  /// A stream object; `entries` come into its dictionary.
  static std::string Stream(const std::string& entries, const std::string& data);

  /// The bytes of the file, or of the updated file.
  std::string Write(int catalogue) const;

 private:
  std::string base_;
  std::map<int, std::string> bodies_;
  int next_ = 1;
  int catalogue_ = 0;
  size_t base_xref_ = 0;
};

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_PDF_OBJECTS_H_
