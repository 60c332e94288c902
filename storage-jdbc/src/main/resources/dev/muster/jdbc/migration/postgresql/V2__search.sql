-- Each word carries its journal, so that a search touches only what lies in the asked journals; author and kind are words
-- as well. The index is written anew from the entries, behind the commits; until it has caught up, searches read the
-- entries themselves. A short list of what the index has not sorted in yet keeps searches even.
TRUNCATE muster_entry_text, muster_indexed;

ALTER INDEX muster_entry_text_words SET (gin_pending_list_limit = 256);

UPDATE muster_meta SET value = '2' WHERE name = 'schema';
