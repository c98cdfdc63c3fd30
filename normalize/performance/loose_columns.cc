#include "normalize/performance/loose_columns.h"

#include <algorithm>
#include <limits>

#include "normalize/performance/sheet.h"

namespace gongkai {
namespace {

constexpr double kGutter = 0.35;  // characters' width that every row must leave free between two columns

struct Extent {
  double x0 = 0, x1 = 0;
};

// A run of words without a gutter, and the middles of the headings in it.
struct Cluster {
  Extent extent;
  std::vector<double> headings;
  size_t figures = 0, words = 0;

  void Take(const Cluster& other) {
    extent.x0 = std::min(extent.x0, other.extent.x0);
    extent.x1 = std::max(extent.x1, other.extent.x1);
    headings.insert(headings.end(), other.headings.begin(), other.headings.end());
    figures += other.figures;
    words += other.words;
  }
};

std::vector<Cluster> FindClusters(const std::vector<Stack>& headings, const Pieces& words) {
  std::vector<Cluster> all;
  double size = 0;
  for (const Stack& heading : headings) {
    all.push_back({{heading.x0, heading.x1}, {heading.center()}, 0, 0});
    size = std::max(size, heading.size);
  }
  for (const Piece& word : words) {
    all.push_back({{word.x0, word.x1}, {}, NumberOf(word.text).has_value() ? 1u : 0u, 1});
    size = std::max(size, word.size);
  }
  std::sort(all.begin(), all.end(),
            [](const Cluster& a, const Cluster& b) { return a.extent.x0 < b.extent.x0; });
  std::vector<Cluster> out;
  for (Cluster& cluster : all) {
    if (!out.empty() && cluster.extent.x0 - out.back().extent.x1 < kGutter * size) {
      out.back().Take(cluster);
    } else {
      out.push_back(std::move(cluster));
    }
  }
  return out;
}

// Where between two headings the fewest words are cut; in the middle of the widest such place.
double Valley(double from, double to, const std::vector<Extent>& words, int* cut) {
  std::vector<double> edges = {from, to};
  for (const Extent& word : words)
    for (double x : {word.x0, word.x1})
      if (x > from && x < to) edges.push_back(x);
  std::sort(edges.begin(), edges.end());
  int least = std::numeric_limits<int>::max();
  double width = 0, best = (from + to) / 2;
  for (size_t i = 0; i + 1 < edges.size(); ++i) {
    double x = (edges[i] + edges[i + 1]) / 2, room = edges[i + 1] - edges[i];
    int crossed = static_cast<int>(std::count_if(
        words.begin(), words.end(), [&](const Extent& word) { return word.x0 < x && word.x1 > x; }));
    if (crossed > least || (crossed == least && room <= width)) continue;
    least = crossed;
    width = room;
    best = x;
  }
  *cut += least;
  return best;
}

}  // namespace

size_t LooseColumns::Of(double x) const {
  size_t column = 0;
  while (column + 1 < starts.size() && x >= starts[column + 1]) ++column;
  return column;
}

LooseColumns FindLooseColumns(const std::vector<Stack>& headings, const Pieces& words) {
  std::vector<Cluster> clusters = FindClusters(headings, words), named;
  for (size_t i = 0; i < clusters.size(); ++i) {
    bool last = i + 1 == clusters.size();
    bool first = named.empty();
    bool figures = 2 * clusters[i].figures >= clusters[i].words;
    if (!clusters[i].headings.empty() || first) {
      // What stands left of all headings stays by itself.
      named.push_back(std::move(clusters[i]));
    } else if (figures || last || named.back().headings.empty()) {
      named.back().Take(clusters[i]);
    } else {
      clusters[i + 1].Take(clusters[i]);
    }
  }
  std::vector<Extent> all;
  for (const Stack& heading : headings) all.push_back({heading.x0, heading.x1});
  for (const Piece& word : words) all.push_back({word.x0, word.x1});
  LooseColumns out;
  for (Cluster& cluster : named) {
    double start = out.starts.empty() ? -std::numeric_limits<double>::infinity() : cluster.extent.x0;
    out.starts.push_back(start);
    std::sort(cluster.headings.begin(), cluster.headings.end());
    for (size_t h = 0; h + 1 < cluster.headings.size(); ++h)
      out.starts.push_back(Valley(cluster.headings[h], cluster.headings[h + 1], all, &out.cut));
  }
  return out;
}

}  // namespace gongkai
