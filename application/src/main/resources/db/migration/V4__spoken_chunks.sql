-- Which generations use which spoken chunk, so that an erasure removes what nobody else uses.

create table spoken_chunk (
  chunk_key text primary key,
  tenant_id text not null
);

create table spoken_chunk_use (
  generation_id text not null,
  chunk_key text not null references spoken_chunk on delete cascade,
  tenant_id text not null,
  primary key (generation_id, chunk_key)
);
create index on spoken_chunk_use (chunk_key);

alter table spoken_chunk enable row level security;
alter table spoken_chunk force row level security;
create policy writer on spoken_chunk to rhapsode_writer using (true) with check (true);

alter table spoken_chunk_use enable row level security;
alter table spoken_chunk_use force row level security;
create policy writer on spoken_chunk_use to rhapsode_writer using (true) with check (true);

grant select, insert, update, delete on spoken_chunk, spoken_chunk_use to rhapsode_writer;
