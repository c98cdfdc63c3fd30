// The forms of a tagged PDF as its structure tree tells them (normalize/tagged): a third reading of a form,
// and the only one of a form that was lost otherwise.
#ifndef GONGKAI_NORMALIZE_ARBITER_TAGGED_FORMS_H_
#define GONGKAI_NORMALIZE_ARBITER_TAGGED_FORMS_H_

#include <optional>
#include <set>
#include <vector>

#include "normalize/arbiter/second_reading.h"
#include "normalize/forms/context.h"

namespace gongkai {

class TaggedForms {
 public:
  /// Lays out the tables that begin on the pages `wanted`, the first 500; nothing where `cells` is empty.
  TaggedForms(const std::vector<Page>& pages, const std::vector<TaggedCell>& cells,
              const std::set<int>& wanted, const Catalogue& catalogue, const TitleMatcher& titles,
              const Patterns& patterns);

  bool empty() const { return tables_.empty(); }

  /// What the tree says of the form in `table`, a record with places: its tables that stand there, read as
  /// that form. Nothing where the tree has none there, or one that is not understood whole.
  std::optional<SecondReading> Read(const FormSpec& form, const TableRecord& table) const;

  struct Titled {
    SecondReading reading;
    TableContext context;
  };
  /// The first table under a title of the form, read as that form.
  std::optional<Titled> Find(const FormSpec& form) const;

 private:
  std::optional<SecondReading> ReadAs(const FormSpec& form, const Grid& grid, const OptionalText& unit) const;

  const Catalogue& catalogue_;
  const TitleMatcher& titles_;
  const Patterns& patterns_;
  Flow flow_;
  std::vector<size_t> tables_;  // items of the flow
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_ARBITER_TAGGED_FORMS_H_
