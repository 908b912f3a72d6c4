-- Prices that were promised, until they are called upon or have been over for a day. Of the text there is only its keyed hash.

create table quote (
  quote_id text primary key,
  tenant_id text not null,
  credits bigint not null check (credits >= 0), -- the most that a generation costs which calls upon it
  quote text not null, -- JSON: hash of the text, order, candidates with their prices
  expires_at timestamptz not null, -- from then on nobody may call upon it
  used_by text, -- the generation that has called upon it
  created_at timestamptz not null default now()
);
create index on quote (expires_at);

alter table quote enable row level security;
alter table quote force row level security;
create policy writer on quote to rhapsode_writer using (true) with check (true);
create policy reader on quote for select to rhapsode_reader using (tenant_id = current_setting('rhapsode.tenant', true));

grant select, insert, update, delete on quote to rhapsode_writer;
grant select on quote to rhapsode_reader;
