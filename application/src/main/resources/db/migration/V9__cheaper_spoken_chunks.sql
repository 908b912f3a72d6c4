-- Uses are written and removed under the lock of their entry, which whoever writes them takes first; so nothing needs to look the entry up once more for each.

alter table spoken_chunk_use drop constraint spoken_chunk_use_chunk_key_fkey;

-- Every entry is updated once when it is reported. Where there is room for that on its page, its index stays as it is.
alter table spoken_chunk set (fillfactor = 70);
