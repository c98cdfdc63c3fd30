#include "corpus/synthetic/structure.h"

#include <map>

namespace gongkai::synthetic {

Structure::Structure() {
  elements_.push_back({"Document", {}, -1, {}, {}});
}

int Structure::Add(int parent, const std::string& type, const std::string& attributes) {
  const int number = static_cast<int>(elements_.size());
  elements_[static_cast<size_t>(parent)].children.push_back(number);
  elements_.push_back({type, attributes, parent, {}, {}});
  return number;
}

size_t Structure::Mark(int element) {
  elements_[static_cast<size_t>(element)].marks.push_back(marks_.size());
  marks_.push_back({element});
  return marks_.size() - 1;
}

void Structure::Place(size_t mark, int page_object, int page_key, int piece) {
  Piece& at = marks_[mark];
  at.page_object = page_object;
  at.page_key = page_key;
  at.piece = piece;
}

void Structure::Write(int root, PdfObjects* out) const {
  std::vector<int> objects;
  for (size_t i = 0; i < elements_.size(); ++i) objects.push_back(out->Add());
  const auto ref = [&](int element) { return PdfObjects::Ref(objects[static_cast<size_t>(element)]); };
  for (size_t i = 0; i < elements_.size(); ++i) {
    const Element& element = elements_[i];
    std::string body = "<</Type/StructElem/S/" + element.type + "/P " +
                       (element.parent < 0 ? PdfObjects::Ref(root) : ref(element.parent));
    if (!element.attributes.empty()) body += "/A<<" + element.attributes + ">>";
    body += "/K[";
    for (size_t mark : element.marks)
      body += "<</Type/MCR/Pg " + PdfObjects::Ref(marks_[mark].page_object) + "/MCID " +
              std::to_string(marks_[mark].piece) + ">>";
    for (int child : element.children) body += ref(child) + " ";
    out->Set(objects[i], body + "]>>");
  }
  // The other way round: from the pieces of a page to their elements.
  std::map<int, std::map<int, int>> pages;
  for (const Piece& piece : marks_) pages[piece.page_key][piece.piece] = piece.element;
  std::string numbers;
  for (const auto& [key, pieces] : pages) {
    std::string list;
    for (int piece = 0; piece <= pieces.rbegin()->first; ++piece) {
      const auto element = pieces.find(piece);
      list += element == pieces.end() ? "null " : ref(element->second) + " ";
    }
    numbers += std::to_string(key) + "[" + list + "]";
  }
  const int parents = out->Add("<</Nums[" + numbers + "]>>");
  out->Set(root, "<</Type/StructTreeRoot/K " + ref(0) + "/ParentTree " + PdfObjects::Ref(parents) + ">>");
}

}  // namespace gongkai::synthetic
