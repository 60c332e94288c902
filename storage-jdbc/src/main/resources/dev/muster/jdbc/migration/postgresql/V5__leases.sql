-- A job that is claimed changes in two columns that no index has: with room in its page for the next version of the row
-- no index is written, and none holds entries of rows that are gone, which every later claim would step over.
ALTER TABLE muster_job SET (fillfactor = 50);

UPDATE muster_meta SET value = '5' WHERE name = 'schema';
