DELETE FROM login_attempts WHERE subject LIKE 'registration:%';
ALTER TABLE login_attempts
    DROP CONSTRAINT login_attempts_subject_form,
    ADD CONSTRAINT login_attempts_subject_form CHECK (subject LIKE 'account:%' OR subject LIKE 'address:%');
