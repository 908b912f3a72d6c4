-- Tenants and their API keys in the smallest form; people, sign-in and roles come later.

create table tenant (
  tenant_id text primary key,
  hmac_key bytea not null, -- for digests of texts and names of spoken chunks; without it they mean nothing
  created_at timestamptz not null default now()
);

create table api_key (
  key_hash bytea primary key, -- SHA-256 of the key, which itself is nowhere
  tenant_id text not null references tenant,
  actor_id text not null,
  role text not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);

-- Secrets of the installation as a whole, the same on every node.
create table installation_secret (
  name text primary key,
  secret bytea not null
);

alter table tenant enable row level security;
alter table tenant force row level security;
create policy writer on tenant to rhapsode_writer using (true) with check (true);

alter table api_key enable row level security;
alter table api_key force row level security;
create policy writer on api_key to rhapsode_writer using (true) with check (true);

grant select, insert, update, delete on tenant, api_key to rhapsode_writer;
grant select, insert on installation_secret to rhapsode_writer;
