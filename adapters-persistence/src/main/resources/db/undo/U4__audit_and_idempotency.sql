DROP TABLE audit_entries;
DROP TABLE idempotent_answers;
