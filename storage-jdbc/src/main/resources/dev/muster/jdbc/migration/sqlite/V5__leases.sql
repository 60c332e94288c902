-- Nothing: only PostgreSQL keeps versions of rows side by side.
UPDATE muster_meta SET value = '5' WHERE name = 'schema';
