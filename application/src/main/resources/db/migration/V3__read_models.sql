-- What is read: rows made from events, which can be dropped and made again, and rows that hold what a person typed, which cannot.
-- The writer sees all tenants' rows. The reader sees those of the tenant that its transaction has named, and none where it has named none.

create table generation (
  generation_id text primary key,
  tenant_id text not null,
  project_id text,
  kind text not null,
  status text not null,
  characters integer not null,
  language text,
  content_type text,
  chunks_total integer not null,
  chunks_done integer not null,
  characters_done integer not null,
  merge_fraction double precision not null,
  error text,
  speech_order jsonb not null,
  strategy text,
  provider text,
  voice_id text,
  routing_reason text,
  fallback_used boolean not null,
  audio_key text,
  audio_format text,
  audio_duration_ms bigint,
  audio_bytes bigint,
  loudness_lufs double precision,
  peak_db double precision,
  credits_held bigint not null,
  credits_charged bigint not null,
  cost_micros bigint not null,
  regenerated_from text,
  take integer not null,
  text_key text not null,
  rating integer,
  erased boolean not null,
  created_at timestamptz not null,
  completed_at timestamptz,
  sequence bigint not null
);
comment on column generation.sequence is 'number of the last event of the generation that the row holds';
-- The lists: newest first, a page goes on behind (created_at, generation_id).
create index generation_newest on generation (tenant_id, created_at desc, generation_id desc)
  where kind = 'standard' and not erased;
create index generation_newest_of_project on generation (tenant_id, project_id, created_at desc, generation_id desc)
  where kind = 'standard' and not erased and project_id is not null;
create index generation_newest_of_status on generation (tenant_id, status, created_at desc, generation_id desc)
  where kind = 'standard' and not erased;

create table generation_chunk (
  generation_id text not null,
  chunk_index integer not null,
  tenant_id text not null,
  span_start integer not null,
  span_end integer not null,
  status text not null,
  provider text,
  attempts integer not null,
  latency_ms bigint,
  duration_ms bigint,
  error text,
  primary key (generation_id, chunk_index)
);

create table generation_routing (
  generation_id text primary key,
  tenant_id text not null,
  routing jsonb not null
);

create table credit_balance (
  account_id text primary key,
  tenant_id text not null unique,
  settled bigint not null,
  held bigint not null,
  sequence bigint not null
);
comment on column credit_balance.sequence is 'number of the last event of the account that the row holds';

create table personal_generation (
  generation_id text primary key,
  tenant_id text not null,
  title text not null
);

create table personal_feedback (
  generation_id text primary key,
  tenant_id text not null,
  comment text,
  tags text[] not null
);

alter table generation enable row level security;
alter table generation force row level security;
create policy writer on generation to rhapsode_writer using (true) with check (true);
create policy reader on generation for select to rhapsode_reader
  using (tenant_id = current_setting('rhapsode.tenant', true));

alter table generation_chunk enable row level security;
alter table generation_chunk force row level security;
create policy writer on generation_chunk to rhapsode_writer using (true) with check (true);
create policy reader on generation_chunk for select to rhapsode_reader
  using (tenant_id = current_setting('rhapsode.tenant', true));

alter table generation_routing enable row level security;
alter table generation_routing force row level security;
create policy writer on generation_routing to rhapsode_writer using (true) with check (true);
create policy reader on generation_routing for select to rhapsode_reader
  using (tenant_id = current_setting('rhapsode.tenant', true));

alter table credit_balance enable row level security;
alter table credit_balance force row level security;
create policy writer on credit_balance to rhapsode_writer using (true) with check (true);
create policy reader on credit_balance for select to rhapsode_reader
  using (tenant_id = current_setting('rhapsode.tenant', true));

alter table personal_generation enable row level security;
alter table personal_generation force row level security;
create policy writer on personal_generation to rhapsode_writer using (true) with check (true);
create policy reader on personal_generation for select to rhapsode_reader
  using (tenant_id = current_setting('rhapsode.tenant', true));

alter table personal_feedback enable row level security;
alter table personal_feedback force row level security;
create policy writer on personal_feedback to rhapsode_writer using (true) with check (true);
create policy reader on personal_feedback for select to rhapsode_reader
  using (tenant_id = current_setting('rhapsode.tenant', true));

-- A rebuild truncates; what a person typed is deleted row by row only.
grant select, insert, update, delete, truncate on generation to rhapsode_writer;
grant select, insert, update, delete, truncate on generation_chunk to rhapsode_writer;
grant select, insert, update, delete, truncate on generation_routing to rhapsode_writer;
grant select, insert, update, delete, truncate on credit_balance to rhapsode_writer;
grant select, insert, update, delete on personal_generation to rhapsode_writer;
grant select, insert, update, delete on personal_feedback to rhapsode_writer;

grant select on generation to rhapsode_reader;
grant select on generation_chunk to rhapsode_reader;
grant select on generation_routing to rhapsode_reader;
grant select on credit_balance to rhapsode_reader;
grant select on personal_generation to rhapsode_reader;
grant select on personal_feedback to rhapsode_reader;
