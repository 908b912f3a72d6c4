-- When a spoken chunk was last of use, so that it can go when it has not been for long; and whether a generation has reported it, and its cost with it.

alter table spoken_chunk
  add column last_used_at timestamptz not null default now(),
  add column reported boolean not null default true;
alter table spoken_chunk alter column reported drop default;
