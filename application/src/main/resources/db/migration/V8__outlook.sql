-- When a generation will probably be finished, by its events: so every node says the same, and a restart forgets nothing.

alter table generation add column expected_pace double precision;
alter table generation add column worked_ms bigint not null default 0;
alter table generation add column progressed_at timestamptz;
update generation set progressed_at = created_at;
alter table generation alter column progressed_at set not null;
comment on column generation.expected_pace is 'milliseconds for a character, as expected of who speaks it';
comment on column generation.worked_ms is 'how long it took to speak what is spoken, without standstills';
