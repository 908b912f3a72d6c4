-- The ledger. Its projection has a new name, so it is made from the beginning of the log; what the one before has made goes.

drop table credit_balance;

create table credit_balance (
  account_id text primary key,
  tenant_id text not null unique,
  customer bigint not null,
  held bigint not null,
  revenue bigint not null,
  breakage bigint not null,
  promotional bigint not null,
  refund bigint not null,
  debt bigint not null,
  sales bigint not null,
  frozen boolean not null,
  sequence bigint not null
);
comment on table credit_balance is 'the account''s part of each account of the ledger; their sum is zero';
comment on column credit_balance.sequence is 'number of the last event of the account that the row holds';

create table credit_lot (
  account_id text not null,
  lot_id text not null,
  tenant_id text not null,
  kind text not null,
  priority integer not null,
  expires_at timestamptz,
  granted_at timestamptz not null,
  remaining bigint not null,
  primary key (account_id, lot_id)
);
comment on table credit_lot is 'lots with something available in them';
create index credit_lot_expires on credit_lot (expires_at) where expires_at is not null;

create table credit_hold (
  account_id text not null,
  generation_id text not null,
  tenant_id text not null,
  credits bigint not null,
  expires_at timestamptz not null,
  expired boolean not null,
  primary key (account_id, generation_id)
);
comment on table credit_hold is 'holds that are not resolved';
create index credit_hold_expires on credit_hold (expires_at);

create table credit_movement (
  account_id text not null,
  sequence bigint not null,
  tenant_id text not null,
  kind text not null,
  credits bigint not null,
  held_credits bigint not null,
  balance_after bigint not null,
  generation_id text,
  payment_id text,
  reason text,
  lots jsonb not null,
  at timestamptz not null,
  primary key (account_id, sequence)
);
comment on table credit_movement is 'one row for each event of an account';
create index credit_movement_newest on credit_movement (tenant_id, sequence desc) where credits <> 0;
create index credit_movement_of_generation on credit_movement (generation_id, sequence) where generation_id is not null;

create table credit_entry (
  account_id text not null,
  sequence bigint not null,
  line smallint not null,
  tenant_id text not null,
  ledger_account text not null,
  credits bigint not null,
  at timestamptz not null,
  primary key (account_id, sequence, line)
);
comment on table credit_entry is 'the journal: the lines of each movement, whose sum is zero';

do $$
declare
  name text;
begin
  foreach name in array array['credit_balance', 'credit_lot', 'credit_hold', 'credit_movement', 'credit_entry'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy writer on %I to rhapsode_writer using (true) with check (true)', name);
    execute format('create policy reader on %I for select to rhapsode_reader '
      || 'using (tenant_id = current_setting(''rhapsode.tenant'', true))', name);
    execute format('grant select, insert, update, delete, truncate on %I to rhapsode_writer', name);
    execute format('grant select on %I to rhapsode_reader', name);
  end loop;
end $$;
