-- Registrations of one network address are counted beside its logins.
ALTER TABLE login_attempts
    DROP CONSTRAINT login_attempts_subject_form,
    ADD CONSTRAINT login_attempts_subject_form CHECK
        (subject LIKE 'account:%' OR subject LIKE 'address:%' OR subject LIKE 'registration:%');
