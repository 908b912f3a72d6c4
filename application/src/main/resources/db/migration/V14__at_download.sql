-- Tenants who pay by downloading, and what waits for its download.

alter table tenant add column download_days integer check (download_days between 1 and 365);
comment on column tenant.download_days is 'how long what was made waits for the download that pays it; null where it is paid when it is completed';

alter table generation add column download_days integer;
alter table generation add column fetched boolean not null default false;
alter table generation add column available_until timestamptz;
alter table generation add column lapsed boolean not null default false;
comment on column generation.download_days is 'what was in force when it was requested; null where it is paid when it is completed, and then the other three say nothing';
comment on column generation.lapsed is 'removed because nobody downloaded it in time';
