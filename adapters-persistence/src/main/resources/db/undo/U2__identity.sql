DROP TABLE login_attempts;
DROP TABLE users;
