// Pages that share a sheet: records name the pages of the file.
#ifndef GONGKAI_NORMALIZE_SHEETS_H_
#define GONGKAI_NORMALIZE_SHEETS_H_

#include <vector>

#include "extract/page.h"
#include "normalize/records.h"

namespace gongkai {

/// The page of every record becomes the page of the file that it stands on (Page::sheet); boxes are displayed
/// ones already. Nothing changes where sheets hold one page each.
void NameSheets(const std::vector<Page>& pages, Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_SHEETS_H_
