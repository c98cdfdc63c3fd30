#include "corpus/synthetic/synthesize.h"

#include <filesystem>
#include <fstream>

#include "corpus/synthetic/truth.h"

namespace gongkai::synthetic {
namespace {

bool Write(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  return !out.fail();
}

}  // namespace

Disclosure Compose(uint64_t seed, const Look& look) {
  const int year = look.forms == FormSet::kEightForms ? 2016 + static_cast<int>(seed % 4) : 0;
  Disclosure out{Invent(seed, year), look, {}, {}, {}, {}, {}};
  out.forms = BuildForms(out.agency, look);
  out.overview = DescribeAgency(out.agency);
  out.accounts = DescribeAccounts(out.agency, look);
  out.terms = ExplainTerms();
  out.evaluations = BuildEvaluations(out.agency, look, seed);
  return out;
}

namespace {

Sample Finish(Disclosure* disclosure, const std::string& name, const std::vector<SpoiledCell>& spoiled) {
  Sample sample;
  sample.name = name;
  sample.pdf = SetDisclosure(disclosure).pdf;
  sample.truth_json = TruthJson(*disclosure, name + ".pdf", spoiled);
  return sample;
}

std::string NameOf(uint64_t seed) {
  return "synthetic-" + std::to_string(seed);
}

bool WriteSample(const std::string& folder, const Sample& sample, std::string* error) {
  const std::filesystem::path base = std::filesystem::path(folder) / sample.name;
  for (const auto& [extension, bytes] :
       {std::pair(".pdf", &sample.pdf), std::pair(".json", &sample.truth_json)})
    if (!Write(base.string() + extension, *bytes)) {
      *error = "Cannot write " + base.string() + extension + ".";
      return false;
    }
  return true;
}

}  // namespace

Sample Synthesize(uint64_t seed, const Look& look) {
  Disclosure disclosure = Compose(seed, look);
  return Finish(&disclosure, NameOf(seed), {});
}

Sample SynthesizeSpoiled(uint64_t seed, const Look& look, Slip slip) {
  Disclosure disclosure = Compose(seed, look);
  std::vector<SpoiledCell> spoiled = Spoil(seed, slip, &disclosure);
  if (spoiled.empty()) return {};
  return Finish(&disclosure, NameOf(seed) + "-" + SlipName(slip), spoiled);
}

bool WriteSamples(const std::string& folder, int count, uint64_t seed, bool spoiled, std::string* error) {
  for (int i = 0; i < count; ++i) {
    const uint64_t this_seed = seed + static_cast<uint64_t>(i);
    const Look look = Look::FromSeed(this_seed);
    const Sample sample = Synthesize(this_seed, look);
    if (sample.pdf.empty()) {
      *error = "Sample " + sample.name + " could not be typeset.";
      return false;
    }
    if (!WriteSample(folder, sample, error)) return false;
    for (int slip = 0; spoiled && slip < kSlips; ++slip) {
      const Sample other = SynthesizeSpoiled(this_seed, look, static_cast<Slip>(slip));
      if (!other.pdf.empty() && !WriteSample(folder, other, error)) return false;
    }
  }
  return true;
}

}  // namespace gongkai::synthetic
