// Workbooks often print the heading of a form inside of its frame: title, agency and unit are merged rows of
// the table, and so are the notes below it.
#ifndef GONGKAI_CORPUS_SYNTHETIC_FRAMED_HEAD_H_
#define GONGKAI_CORPUS_SYNTHETIC_FRAMED_HEAD_H_

#include "corpus/synthetic/agency.h"
#include "corpus/synthetic/forms.h"
#include "corpus/synthetic/look.h"

namespace gongkai::synthetic {

/// Puts into the form's table what the look prints inside of the frame; the rows become part of its header.
void FrameHead(const Agency& agency, const Look& look, Form* form);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_FRAMED_HEAD_H_
