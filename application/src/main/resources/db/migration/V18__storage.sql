-- What spoken chunks take up, and for how long a tenant keeps what it has had made. The number is that of the decision.

alter table spoken_chunk add column bytes bigint;
comment on column spoken_chunk.bytes is 'size of its audio; null until it is reported or looked up';

alter table tenant add column retention_days integer check (retention_days between 1 and 36500);
comment on column tenant.retention_days is 'how long text and audio stay after a generation is over; null keeps them until they are erased';
