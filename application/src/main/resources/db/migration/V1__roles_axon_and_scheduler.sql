-- Three roles. The owner is whoever runs these migrations. The writer (projections, sagas, tasks) is admitted to the rows of all tenants by policy;
-- the reader (queries) sees only the tenant set inside its transaction. Both are entered when a connection is made. Where the owner may not create
-- roles, create the two beforehand and grant them to it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'rhapsode_writer') then
    create role rhapsode_writer nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'rhapsode_reader') then
    create role rhapsode_reader nologin;
  end if;
exception when duplicate_object or unique_violation then
  null; -- another node of a new cluster was faster
end $$;

do $$
begin
  execute format('grant rhapsode_writer, rhapsode_reader to %I', current_user);
end $$;

grant usage on schema public to rhapsode_writer, rhapsode_reader;

-- Axon's tables: only Axon's own stores read and write them.
create table domainevententry (
  globalindex bigserial not null primary key,
  aggregateidentifier varchar(255) not null,
  sequencenumber bigint not null,
  type varchar(255),
  eventidentifier varchar(255) not null unique,
  metadata bytea,
  payload bytea not null,
  payloadrevision varchar(255),
  payloadtype varchar(255) not null,
  timestamp varchar(255) not null,
  unique (aggregateidentifier, sequencenumber)
);

create table snapshotevententry (
  aggregateidentifier varchar(255) not null,
  sequencenumber bigint not null,
  type varchar(255) not null,
  eventidentifier varchar(255) not null unique,
  metadata bytea,
  payload bytea not null,
  payloadrevision varchar(255),
  payloadtype varchar(255) not null,
  timestamp varchar(255) not null,
  primary key (aggregateidentifier, sequencenumber)
);

create table tokenentry (
  processorname varchar(255) not null,
  segment integer not null,
  token bytea,
  tokentype varchar(255),
  timestamp varchar(255),
  owner varchar(255),
  primary key (processorname, segment)
);

create table sagaentry (
  sagaid varchar(255) not null primary key,
  revision varchar(255),
  sagatype varchar(255),
  serializedsaga bytea
);

create table associationvalueentry (
  id bigserial not null primary key,
  associationkey varchar(255),
  associationvalue varchar(255),
  sagaid varchar(255),
  sagatype varchar(255)
);
create index on associationvalueentry (sagatype, associationkey, associationvalue);
create index on associationvalueentry (sagaid, sagatype);

create table deadletterentry (
  deadletteridentifier varchar(255) not null primary key,
  processinggroup varchar(255) not null,
  sequenceidentifier varchar(255) not null,
  sequenceindex bigint not null,
  messagetype varchar(255) not null,
  eventidentifier varchar(255) not null,
  timestamp varchar(255) not null,
  payloadtype varchar(255) not null,
  payloadrevision varchar(255),
  payload bytea not null,
  metadata bytea,
  type varchar(255),
  aggregateidentifier varchar(255),
  sequencenumber bigint,
  tokentype varchar(255),
  token bytea,
  enqueuedat varchar(255) not null,
  lasttouched varchar(255),
  processingstarted varchar(255),
  causetype varchar(255),
  causemessage varchar(1023),
  diagnostics bytea,
  unique (processinggroup, sequenceidentifier, sequenceindex)
);
create index on deadletterentry (processinggroup);
create index on deadletterentry (processinggroup, sequenceidentifier);

-- db-scheduler's table: durable tasks and deadlines.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamp with time zone not null,
  picked boolean not null,
  picked_by text,
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures int,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  state text,
  primary key (task_name, task_instance)
);
create index on scheduled_tasks (execution_time);
create index on scheduled_tasks (last_heartbeat);
create index on scheduled_tasks (priority desc, execution_time asc);

grant select, insert, update, delete on
  domainevententry, snapshotevententry, tokenentry, sagaentry, associationvalueentry, deadletterentry, scheduled_tasks
  to rhapsode_writer;
grant usage on sequence domainevententry_globalindex_seq, associationvalueentry_id_seq to rhapsode_writer;
