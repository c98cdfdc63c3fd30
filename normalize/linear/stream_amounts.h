// Amounts that narrow cells broke, in a text that was read block by block: 159,84 and 4,152.1 and 0.
#ifndef GONGKAI_NORMALIZE_LINEAR_STREAM_AMOUNTS_H_
#define GONGKAI_NORMALIZE_LINEAR_STREAM_AMOUNTS_H_

#include "normalize/linear/known_amounts.h"
#include "normalize/linear/stream.h"

namespace gongkai {

/// Puts the ends of broken amounts back: they follow on lines of their own, those of several amounts of a
/// line in the same order. Only where some amounts have two decimals. What makes an amount that is known goes
/// together first, wherever it stands; `known` may be null.
void RejoinAmounts(Stream* stream, const KnownAmounts* known = nullptr);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_STREAM_AMOUNTS_H_
