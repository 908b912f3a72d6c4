-- What was answered to a request with an Idempotency-Key, so that the same request gets the same answer. Nothing of the request itself is kept, only hashes.

create table idempotency_key (
  tenant_id text not null,
  key_hash bytea not null, -- SHA-256 of the key
  request_hash bytea not null, -- SHA-256 of method, path and body
  attempt int not null default 0, -- counts up where a new try must make something new
  holder uuid not null, -- the request that works on it
  held_until timestamptz not null, -- from then on somebody else may: its process is dead
  answer text, -- JSON, once it is answered
  refusal text, -- JSON, once it is refused
  created_at timestamptz not null default now(),
  primary key (tenant_id, key_hash)
);
create index on idempotency_key (created_at);

alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy writer on idempotency_key to rhapsode_writer using (true) with check (true);
create policy reader on idempotency_key for select to rhapsode_reader using (tenant_id = current_setting('rhapsode.tenant', true));

grant select, insert, update, delete on idempotency_key to rhapsode_writer;
