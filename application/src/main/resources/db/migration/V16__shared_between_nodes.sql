-- What nodes tell each other of the speech providers: what they saw, and how they share what a provider takes. Nothing in it is of a tenant.

create table speech_sighting (
  process uuid not null,
  provider text not null,
  model text not null,
  thousands double precision not null,
  millis double precision not null,
  requests double precision not null,
  failures double precision not null,
  billed_micros double precision not null,
  as_of timestamptz not null,
  primary key (process, provider, model)
);
comment on table speech_sighting is 'what one run of a server saw of a model, as sums that fade by half every ten minutes from as_of on, by the clock of the database';
comment on column speech_sighting.model is 'empty where the provider has no such choice';

create table speech_share (
  provider text not null,
  node text not null,
  places integer not null,
  in_use integer not null,
  wanted integer not null,
  expires_at timestamptz not null,
  primary key (provider, node)
);
comment on table speech_share is 'which part of the places of a provider a node may use, until when by the clock of the database';

grant select, insert, update, delete on speech_sighting, speech_share to rhapsode_writer;
