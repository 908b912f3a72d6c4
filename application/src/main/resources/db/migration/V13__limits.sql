-- Limits of an account. They have events of their own, so an account that is there already has none, and nothing need be read again.

alter table credit_balance
  add column low_balance bigint,
  add column budget bigint,
  add column budget_spent bigint not null default 0,
  add column budget_ends_at timestamptz;
comment on column credit_balance.low_balance is 'the tenant is told when less than this is settled';
comment on column credit_balance.budget is 'credits that may become charges in a month of UTC';
comment on column credit_balance.budget_spent is 'what became a charge in the month that ends at budget_ends_at';
