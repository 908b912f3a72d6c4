-- The library of voices. Voices of the providers' catalogues are nobody's, so every reader sees them; which of them a tenant likes, that tenant alone.

create table voice (
  voice_id text collate "C" primary key,
  provider text not null,
  voice text not null,
  languages text[] not null,
  spoken text[] not null,
  gender text,
  accent text,
  age text,
  style text,
  listed_at timestamptz not null,
  withdrawn_at timestamptz,
  sequence bigint not null
);
comment on column voice.voice is 'as its provider names it, which is what generations are spoken with';
comment on column voice.spoken is 'the languages as they are looked for: in lower case, each with and without its region';
comment on column voice.withdrawn_at is 'since when it cannot be had; null while it can';
comment on column voice.sequence is 'number of the last event of the voice that the row holds';
create index on voice (listed_at desc, voice_id desc);

create table voice_favourite (
  favourite_id text primary key,
  tenant_id text not null,
  voice_id text collate "C" not null
);
create unique index on voice_favourite (tenant_id, voice_id);

-- What people call a voice. Somebody may have typed it into the provider's library, so it is in no event, and a rebuild does not touch it.
create table personal_voice (
  voice_id text collate "C" primary key,
  label text not null
);

-- What was spent on samples. Kept while a sample is being spoken, so that one node speaks it, and afterwards, so that a day's samples have a limit.
create table voice_sample (
  voice_id text collate "C" primary key,
  status text not null check (status in ('speaking', 'spoken', 'failed')),
  until timestamptz not null,
  cost_micros bigint not null
);
comment on column voice_sample.until is 'speaking: when whoever speaks it counts as dead; failed: when it may be tried again; spoken: when its cost is forgotten';
create index on voice_sample (until);

do $$
declare
  name text;
begin
  foreach name in array array['voice', 'voice_favourite', 'personal_voice', 'voice_sample'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy writer on %I to rhapsode_writer using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on %I to rhapsode_writer', name);
  end loop;
  foreach name in array array['voice', 'personal_voice'] loop
    execute format('create policy reader on %I for select to rhapsode_reader using (true)', name);
  end loop;
end $$;

create policy reader on voice_favourite for select to rhapsode_reader
  using (tenant_id = current_setting('rhapsode.tenant', true));

grant truncate on voice, voice_favourite to rhapsode_writer;
grant select on voice, voice_favourite, personal_voice to rhapsode_reader;
