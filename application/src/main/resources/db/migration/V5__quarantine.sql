-- Events that a processor could not handle and passed over, for the operator: which event, whose, and why. Ids and class names only.

create table quarantined_event (
  processor text not null,
  event_id text not null,
  event_type text not null,
  aggregate_id text,
  sequence bigint,
  generation_id text,
  tenant_id text,
  attempts integer not null,
  cause text not null,
  quarantined_at timestamptz not null default now(),
  primary key (processor, event_id)
);
create index on quarantined_event (quarantined_at);

alter table quarantined_event enable row level security;
alter table quarantined_event force row level security;
create policy writer on quarantined_event to rhapsode_writer using (true) with check (true);
grant select, insert, update, delete on quarantined_event to rhapsode_writer;
