-- What tenants have used, added up by day. Nothing in it is of a person: keys and projects are ids, and an actor that is no key is left out.

create table usage_generation (
  generation_id text primary key,
  tenant_id text not null,
  project_id text collate "C" not null,
  api_key text collate "C" not null,
  provider text collate "C" not null,
  characters integer not null,
  sequence bigint not null,
  account_sequence bigint not null
);
comment on table usage_generation is 'to whose usage a generation counts; where there is no project, key or provider it is empty';
comment on column usage_generation.characters is 'code points that are delivered if it is merged now';
comment on column usage_generation.sequence is 'number of the last event of the generation that is counted';
comment on column usage_generation.account_sequence is 'number of the last event of its account that is counted';

create table usage_day (
  tenant_id text not null,
  day date not null,
  provider text collate "C" not null,
  project_id text collate "C" not null,
  api_key text collate "C" not null,
  generations bigint not null,
  credits bigint not null,
  characters bigint not null,
  audio_millis bigint not null,
  cost_micros bigint not null,
  primary key (tenant_id, day, provider, project_id, api_key)
);
comment on table usage_day is 'days are those of UTC on which it happened';

do $$
declare
  name text;
begin
  foreach name in array array['usage_generation', 'usage_day'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy writer on %I to rhapsode_writer using (true) with check (true)', name);
    execute format('create policy reader on %I for select to rhapsode_reader '
      || 'using (tenant_id = current_setting(''rhapsode.tenant'', true))', name);
    execute format('grant select, insert, update, delete, truncate on %I to rhapsode_writer', name);
    execute format('grant select on %I to rhapsode_reader', name);
  end loop;
end $$;
