-- Whose texts a language model may see, where an operator has configured one.

alter table tenant add column ask_model boolean not null default true;
comment on column tenant.ask_model is 'whether the beginning of the tenant''s texts may be shown to the language model that is configured';
