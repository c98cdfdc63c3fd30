#include "export/schema.h"

namespace gongkai {

const char* const kSqliteFinish = R"sql(
create index if not exists facts_by_code on facts (code, form, measure);
create index if not exists facts_by_document on facts (doc_id, form, measure);
create index if not exists facts_by_table on facts (table_id);
)sql";

const char* const kSqliteSchema = R"sql(
create table if not exists documents (
  doc_id text primary key,          -- SHA-256 of the bytes
  path text not null,
  media_type text,
  bytes integer not null,
  pages integer,
  producer text,
  publisher text,
  fiscal_year integer,
  kind text not null,
  consolidated integer not null,
  status text not null check (status in ('ok', 'partial', 'failed')),
  error_code text,
  error_message text
) without rowid;

-- Every path under which the bytes of a document were found.
create table if not exists document_paths (
  doc_id text not null references documents (doc_id) on delete cascade,
  path text not null,
  primary key (doc_id, path)
) without rowid;

create table if not exists tables (
  table_id text primary key,
  doc_id text not null references documents (doc_id) on delete cascade,
  form text,
  label text,
  title text,
  unit text,
  page_first integer,
  page_last integer,
  line_first integer,
  line_last integer,
  status text not null check (status in ('filled', 'empty', 'missing')),
  empty_reason text,
  method text,
  confidence real not null
) without rowid;
create index if not exists tables_by_document on tables (doc_id, form);

create table if not exists cells (
  table_id text not null references tables (table_id) on delete cascade,
  row integer not null,
  col integer not null,
  row_span integer not null,
  col_span integer not null,
  text text not null,
  page integer,
  x0 real, y0 real, x1 real, y1 real,
  line_first integer,
  line_last integer,
  primary key (table_id, row, col)
) without rowid;

create table if not exists facts (
  fact_id text primary key,
  table_id text not null references tables (table_id) on delete cascade,
  doc_id text not null references documents (doc_id) on delete cascade,
  form text not null,
  side text,
  line_no text,
  code text,
  name text not null,
  measure text not null,
  amount text,                      -- decimal digits as printed; null where the cell is blank
  amount_fen integer,               -- the same amount in 1/100 yuan
  unit text,
  raw text not null,
  page integer,
  x0 real, y0 real, x1 real, y1 real,
  line_first integer,
  line_last integer,
  confidence real not null
) without rowid;

create table if not exists evaluations (
  evaluation_id text primary key,
  doc_id text not null references documents (doc_id) on delete cascade,
  table_id text references tables (table_id) on delete cascade,
  kind text not null, source text not null, title text, fiscal_year integer, project_name text, department text,
  implementer text, score text, grade text, deviation text, improvement text,
  page_first integer, page_last integer, line_first integer, line_last integer, confidence real not null
) without rowid;
create index if not exists evaluations_by_document on evaluations (doc_id);

create table if not exists evaluation_funds (
  evaluation_id text not null references evaluations (evaluation_id) on delete cascade,
  seq integer not null,
  name text, content text, completion text, initial_budget text, full_year_budget text, executed text,
  full_year_budget_fiscal text, full_year_budget_other text, executed_fiscal text, executed_other text,
  weight text, rate text, score text, unit text,
  page integer, x0 real, y0 real, x1 real, y1 real, line_first integer, line_last integer, confidence real not null,
  primary key (evaluation_id, seq)
) without rowid;

create table if not exists indicators (
  indicator_id text primary key,
  evaluation_id text not null references evaluations (evaluation_id) on delete cascade,
  seq integer not null,
  level1 text, level1_weight text, level2 text, level2_weight text, level3 text,
  target text, target_op text, target_value text, target_unit text,
  actual text, actual_op text, actual_value text, actual_unit text,
  weight text, score text, score_rate text, deviation text, goal text, goal_weight text,
  page integer, x0 real, y0 real, x1 real, y1 real, line_first integer, line_last integer, confidence real not null
) without rowid;
create index if not exists indicators_by_evaluation on indicators (evaluation_id, seq);

create table if not exists statements (
  statement_id text primary key,
  doc_id text not null references documents (doc_id) on delete cascade,
  section text, subject text, measure text not null, direction text, base text, amount text, unit text,
  amount_fen integer, raw text, page integer, x0 real, y0 real, x1 real, y1 real, line_first integer, line_last integer
) without rowid;
create index if not exists statements_by_document on statements (doc_id);

create table if not exists checks (
  check_id text primary key,
  doc_id text not null references documents (doc_id) on delete cascade,
  rule text not null,
  status text not null check (status in ('pass', 'rounding', 'fail', 'not_applicable')),
  severity text not null check (severity in ('contradiction', 'suspicion', 'remark')),
  "left" text, "right" text, difference text, tolerance text, message text, evidence text
) without rowid;
create index if not exists checks_by_document on checks (doc_id, status);

-- What the PDF library and the readers remarked.
create table if not exists warnings (
  doc_id text not null references documents (doc_id) on delete cascade,
  seq integer not null,
  message text not null,
  primary key (doc_id, seq)
) without rowid;

-- First questions. Amounts in yuan are for reading; sums belong on amount_fen.
create view if not exists amounts as
  select d.publisher, d.fiscal_year, f.form, f.side, f.code, f.name, f.measure, f.amount, f.unit, f.amount_fen,
         f.confidence, d.path, f.page, f.doc_id, f.fact_id
  from facts f join documents d using (doc_id)
  where f.amount is not null;

create view if not exists expenditure_by_class as
  select d.publisher, d.fiscal_year, f.code, f.name,
         max(case when f.measure = 'total' then f.amount_fen end) as total_fen,
         max(case when f.measure = 'basic' then f.amount_fen end) as basic_fen,
         max(case when f.measure = 'project' then f.amount_fen end) as project_fen, d.path
  from facts f join documents d using (doc_id)
  where f.form = 'expenditure' and length(f.code) = 3
  group by f.table_id, f.code, f.name;

create view if not exists totals as
  select d.publisher, d.fiscal_year, t.form, t.title, t.status, f.name, f.measure, f.amount, f.unit, f.amount_fen, d.path
  from tables t join documents d using (doc_id)
  left join facts f on f.table_id = t.table_id and f.code is null
                    and f.name in ('合计', '总计', '本年收入合计', '本年支出合计', '人员经费合计', '公用经费合计')
  where t.form is not null;
)sql";

}  // namespace gongkai
