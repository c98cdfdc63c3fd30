// The inventory: which files a run works on.
#ifndef GONGKAI_CORPUS_INVENTORY_H_
#define GONGKAI_CORPUS_INVENTORY_H_

#include <string>
#include <vector>

namespace gongkai {

/// Files are taken as named, also where they do not exist (they become failed documents). Folders are
/// searched recursively for files of a known suffix (.pdf, .txt, .md, .tsv, .csv, .html, .htm) or none;
/// hidden ones are left out. The order is that of the arguments, within a folder by path, so that a run is
/// the same everywhere.
std::vector<std::string> TakeInventory(const std::vector<std::string>& arguments);

}  // namespace gongkai

#endif  // GONGKAI_CORPUS_INVENTORY_H_
