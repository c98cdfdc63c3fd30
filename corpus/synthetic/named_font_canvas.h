// Draws pages with fonts that the file only names: no font program, no ToUnicode, text as bytes of a
// predefined encoding of the collection Adobe-GB1. Word processors and print drivers of the domestic market
// write such files; a viewer takes a font of its own for 宋体. The PDF is written by hand, because Cairo
// embeds every font.
#ifndef GONGKAI_CORPUS_SYNTHETIC_NAMED_FONT_CANVAS_H_
#define GONGKAI_CORPUS_SYNTHETIC_NAMED_FONT_CANVAS_H_

#include <memory>
#include <string>
#include <vector>

#include "corpus/synthetic/canvas.h"

struct UConverter;

namespace gongkai::synthetic {

class NamedFontCanvas : public Canvas {
 public:
  enum class Encoding {
    kGbk,   ///< GBK-EUC-H: one byte for ASCII, two for the rest
    kUcs2,  ///< UniGB-UCS2-H
    kUtf16  ///< UniGB-UTF16-H
  };
  /// With `western` ASCII is set in Times New Roman (WinAnsi, not embedded either); a line changes fonts
  /// where the script does. With `apart` every character is placed by itself.
  NamedFontCanvas(Encoding encoding, bool western, bool apart);

  /// From now on every page is a picture, and all text is invisible and a little beside its place, as
  /// optical recognition leaves it.
  void HideText() { hidden_ = true; }

  void BeginPage(double width, double height, PageTurn turn) override;
  double TextWidth(const std::string& text, double size) override;
  std::vector<std::string> Wrap(const std::string& text, double size, double width) override;
  void Text(double x, double y, const std::string& text, double size, bool bold = false) override;
  void UpwardText(double x, double y, const std::string& text, double size) override;
  void PaleText(double x, double y, double angle, const std::string& text, double size) override;
  void Stroke(double x0, double y0, double x1, double y1, double line_width, double grey = 0,
              double dash = 0) override;
  void Fill(double x, double y, double width, double height, double grey = 0) override;
  void BeginMark(int element) override;
  void EndMark() override;
  std::string Finish() override;

 private:
  struct CloseConverter {
    void operator()(UConverter* converter) const;
  };

  void EndPage();
  int ChineseFont();
  int WesternFont();
  bool IsWestern(char32_t code) const { return western_ && code < 0x80; }
  double Advance(char32_t code) const;
  /// The operators that show a text at the current text position.
  std::string Show(const std::u32string& text, double size);
  std::string Encode(char32_t code);

  const Encoding encoding_;
  const bool western_, apart_;
  std::unique_ptr<UConverter, CloseConverter> gbk_;
  PdfObjects objects_;
  int tree_, resources_;
  std::vector<int> pages_;
  std::string content_;
  bool hidden_ = false;
  unsigned texts_ = 0;  ///< drawn so far
  PageTurn turn_ = PageTurn::kNone;
  int pieces_ = 0;  ///< marks on the page
};

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_NAMED_FONT_CANVAS_H_
