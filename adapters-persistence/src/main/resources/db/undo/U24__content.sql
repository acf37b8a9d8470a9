DROP TABLE content_pins, content_documents;
DROP FUNCTION content_cid(bytea);
